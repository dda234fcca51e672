import { createReadStream, existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type MigrationSet, migrate, openPool } from "@seamark/db";
import { migrationsOf } from "@seamark/service";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { definitionOf } from "../definition.ts";
import { type DatabaseBackup, fileOf, type Manifest, sha256Of, type Table } from "./manifest.ts";
import { openProgress, type Progress } from "./progress.ts";
import { BackupRefused } from "./refused.ts";
import { openSealed, unsealing } from "./sealed.ts";
import { tablesOf } from "./write.ts";

export type RestoreOptions = {
	/** Address of a service's database, as the superuser. It is empty. */
	url: (service: string) => string;
	/** Roles that own and use it. */
	rolesOf: (service: string) => { owner: string; app: string };
	folder: string;
	manifest: Manifest;
	key: Buffer | undefined;
	say: (line: string) => void;
};

/** Puts every database of a backup back, into databases that hold nothing. */
export const restoreDatabases = async (o: RestoreOptions): Promise<void> => {
	using progress = openProgress(o.say);
	for (const [service, backup] of Object.entries(o.manifest.databases)) {
		await makeTables(o, service, backup);
		await fillTables(o, service, backup, progress);
		o.say(`${service}: ${backup.tables.reduce((sum, one) => sum + one.rows, 0)} rows`);
	}
};

/** The same address, with another role's rights. */
const as = (url: string, role: string): string =>
	`${url}${url.includes("?") ? "&" : "?"}options=${encodeURIComponent(`-c role=${role}`)}`;

/** Tables as they were then: migrations that came later are left to the next start. */
const makeTables = async (o: RestoreOptions, service: string, backup: DatabaseBackup): Promise<void> => {
	const definition = await definitionOf(service);
	const { owner, app } = o.rolesOf(service);
	const folder = await mkdtemp(join(tmpdir(), "seamark-restore-"));
	const pool = openPool({ url: as(o.url(service), owner), name: "restore", max: 2 });
	try {
		const sets = await Promise.all(migrationsOf(definition).map((set) => setOfThen(set, backup, folder)));
		await migrate(pool, { sets, appRole: app });
	} finally {
		await pool.end();
		await rm(folder, { recursive: true, force: true });
	}
};

const setOfThen = async (set: MigrationSet, { migrations }: DatabaseBackup, folder: string): Promise<MigrationSet> => {
	const dir = join(folder, set.name);
	await mkdir(dir);
	const known = await readdir(set.dir);
	for (const { file, sha256 } of migrations.filter((one) => one.set === set.name)) {
		const ours = join(set.dir, file);
		if (!known.includes(file) || (await sha256Of(ours)) !== sha256)
			throw new BackupRefused(
				`The backup is of a release whose migration ${set.name}/${file} this one does not have. Restore it with that release, or a newer one.`,
			);
		await copyFile(ours, join(dir, file));
	}
	return { name: set.name, dir };
};

/** All tables of a database, or nothing. */
const fillTables = async (o: RestoreOptions, service: string, backup: DatabaseBackup, progress: Progress) => {
	const client = new pg.Client({ connectionString: o.url(service), application_name: "restore" });
	client.on("error", () => undefined);
	await client.connect();
	try {
		await checkTables(client, service, backup.tables);
		// Rows come as they were: no trigger and no foreign key looks on.
		await client.query(
			"set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set session_replication_role = replica",
		);
		await client.query("begin");
		// What migrations put there comes back from the backup.
		const full = await tablesWithRows(client, backup);
		if (full.length > 0) await client.query(`truncate ${full.join(", ")}`);
		for (const [n, { name, columns, rows }] of backup.tables.entries()) {
			const file = fileOf(service, { name });
			progress.at(`${service}: table ${n + 1} of ${backup.tables.length}`);
			const writing = client.query(copyFrom(`copy ${name} (${columns}) from stdin`));
			await pipeline(
				createReadStream(join(o.folder, file)),
				unsealing(o.key, file),
				createGunzip(),
				progress.counting(),
				writing,
			);
			if (writing.rowCount !== rows)
				throw new BackupRefused(`${file} holds ${writing.rowCount} rows where ${rows} were written.`);
		}
		for (const { name, last } of backup.sequences) await client.query("select setval($1, $2)", [name, last]);
		await prepareLog(client);
		await client.query("commit");
		await client.query("analyze");
	} finally {
		await client.end();
	}
};

/** Names go into SQL that runs with every right, so each has to be one that the migrations gave. */
const checkTables = async (client: pg.Client, service: string, tables: readonly Table[]): Promise<void> => {
	const made = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns]));
	const strange = tables.filter(({ name, columns }) => made.get(name) !== columns);
	if (strange.length > 0)
		throw new BackupRefused(
			`The backup of ${service} has tables that its release did not make: ${strange.map(({ name }) => name).join(", ")}.`,
		);
};

/** Not all of them: the audit's entries cannot be truncated, and there are none yet. */
const tablesWithRows = async (client: pg.Client, { tables }: DatabaseBackup): Promise<string[]> => {
	const full: string[] = [];
	for (const { name } of tables) {
		const { rows } = await client.query<{ full: boolean }>(`select exists (select from ${name}) as full`);
		if (rows[0]?.full) full.push(name);
	}
	return full;
};

/**
 * The service moves its log on when it starts, since it finds the database in another place than before (libs/log/src/place.ts). What
 * counts records of Kafka's topics is let go of: they begin again, and consumers know by positions what they have had.
 */
const prepareLog = async (client: pg.Client): Promise<void> => {
	const { rows } = await client.query<{ known: boolean }>(
		"select count(*) > 0 as known from information_schema.columns where table_schema = 'seamark' and table_name = 'log_head' and column_name = 'place'",
	);
	if (rows[0]?.known) await client.query("update seamark.log_head set place = 'backup'");
	// A release from before that knows no places: the position is moved here.
	else await client.query("update seamark.log_head set position = greatest(position + 1, $1)", [Date.now() * 1_000]);
	await client.query(
		"update seamark.cursor set log_id = '', position = 0, transport_offset = null where consumer = 'relay'",
	);
	await client.query("update seamark.cursor set transport_offset = null where consumer <> 'relay'");
};

/** Puts keys back into a folder. A backup without keys leaves it as it is. */
export const restoreKeys = async (from: string, to: string, key: Buffer | undefined): Promise<boolean> => {
	if (!existsSync(from)) return false;
	await mkdir(to, { recursive: true, mode: 0o700 });
	for (const file of await readdir(from)) {
		const bytes = await readFile(join(from, file));
		await writeFile(join(to, file), openSealed(bytes, key, file), { mode: 0o600 });
	}
	return true;
};

/** Throws BackupRefused where the keys that the backup's contents were sealed with are not among these. */
export const checkKeys = (manifest: Manifest, found: Record<string, string[]>): void => {
	const wrong = Object.entries(manifest.keys).filter(([file, [newest = ""]]) => !found[file]?.includes(newest));
	if (wrong.length > 0)
		throw new BackupRefused(
			`${wrong.map(([file]) => file).join(" and ")} of this hub do not have the key of the backup: what it holds of persons could not be read. Put the backup's keys in place first.`,
		);
};
