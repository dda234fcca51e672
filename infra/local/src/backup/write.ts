import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, cp, mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { callersOf, hubService, hubServices, serviceNames } from "@seamark/service";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type DatabaseBackup, fileOf, type Manifest, manifestFile, sha256Of, type Table } from "./manifest.ts";
import { openProgress, type Progress } from "./progress.ts";
import { BackupRefused } from "./refused.ts";
import { sealing } from "./sealed.ts";

export type BackupOptions = {
	/** Address of a service's database, as an account past row-level security. */
	url: (service: string) => string;
	/** New folder for the databases. Keys go to another one beside it. */
	folder: string;
	/** Folders with key files. */
	keys: readonly string[];
	/** Folder or bucket with the files of cases, where they are not in the database. */
	files: string | undefined;
	/** 32 bytes; nothing is encrypted without it. */
	key: Buffer | undefined;
	say: (line: string) => void;
	services?: readonly string[];
};

/**
 * Who calls comes before who is called, and the audit last: so the vault has the identity of every person in case intake, and
 * the audit an entry of everything.
 */
export const inOrder = (services: readonly string[]): string[] => {
	const rank = (name: string) => (hubService(name).follows.length > 1 ? 2 : callersOf(name).length > 0 ? 1 : 0);
	return services.toSorted((a, b) => rank(a) - rank(b));
};

/** Backs a hub up, while it runs or not: each database as it was at one moment. */
export const writeBackup = async (o: BackupOptions): Promise<void> => {
	const partial = `${o.folder}.partial`;
	for (const taken of [o.folder, partial, `${o.folder}-keys`])
		if (await stat(taken).catch(() => undefined))
			throw new BackupRefused(`${taken} is there already: choose another folder.`);
	await mkdir(partial, { recursive: true, mode: 0o700 });
	const manifest: Manifest = {
		format: "seamark-backup-1",
		madeAt: new Date().toISOString(),
		databases: {},
		files: {},
		keys: await fingerprints(o.keys),
	};
	using progress = openProgress(o.say);
	const clients: pg.Client[] = [];
	try {
		const services = inOrder(o.services ?? serviceNames);
		// All moments first, one right after the other: copying takes long.
		for (const name of services) clients.push(await openSnapshot(o.url(name)));
		for (const [n, name] of services.entries()) {
			manifest.databases[name] = await writeDatabase(clients[n] as pg.Client, name, {
				...o,
				folder: partial,
				manifest,
				progress,
			});
			const rows = manifest.databases[name].tables.reduce((sum, one) => sum + one.rows, 0);
			o.say(`${name}: ${rows} rows`);
		}
	} finally {
		await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
	}
	await pipeline(
		Readable.from([Buffer.from(JSON.stringify(manifest, null, "\t"))]),
		sealing(o.key, manifestFile),
		createWriteStream(join(partial, manifestFile), { mode: 0o600, flush: true }),
	);
	await writeKeys(o);
	// After the databases: what they name is there, and what came since harms nobody. It is sealed as it is.
	await copyFiles(o.files, join(partial, filesFolder));
	// Last: a folder that bears the name is whole.
	await rename(partial, o.folder);
	for (const line of told(o, progress.total())) o.say(line);
};

/** In a backup. */
export const filesFolder = "files";

const isFolder = (files: string | undefined): files is string => files !== undefined && !/^https?:/.test(files);

/** Copies the store of files where it is a folder that is there. What is in the other place already stays. */
export const copyFiles = async (from: string | undefined, to: string | undefined): Promise<void> => {
	if (!isFolder(from) || !isFolder(to) || !(await stat(from).catch(() => undefined))) return;
	await cp(from, to, { recursive: true, force: false });
};

const told = (o: BackupOptions, size: string): string[] => [
	`The databases are in ${o.folder} (${size} before packing).`,
	...(o.files !== undefined && !isFolder(o.files)
		? [`The FILES of cases are in ${o.files}, and not in this backup: copy the bucket by its own means.`]
		: []),
	...(o.keys.length > 0
		? [
				`The keys are in ${o.folder}-keys. Move them to another place: both together are every identity and every signature.`,
			]
		: [
				`NO KEYS are in this backup: without ${sealingKeys.join(", ")} nobody can read what it holds of persons. Keep them too, elsewhere.`,
			]),
	o.key
		? "Both are encrypted with the key of SEAMARK_BACKUP_KEY. Without that key nobody can restore them."
		: "NOTHING of it is encrypted: everybody who has it reads every alert and every case. Keep it on an encrypted disk, or set SEAMARK_BACKUP_KEY.",
];

/** A connection that sees the database as it is now, for as long as copying takes. */
const openSnapshot = async (url: string): Promise<pg.Client> => {
	const client = new pg.Client({ connectionString: url, application_name: "backup", connectionTimeoutMillis: 5_000 });
	client.on("error", () => undefined);
	await client.connect();
	await client.query("set statement_timeout = 0; set idle_in_transaction_session_timeout = 0");
	await client.query("begin isolation level repeatable read, read only");
	const { rows } = await client.query<{ sees: boolean }>(
		"select rolsuper or rolbypassrls as sees from pg_roles where rolname = current_user",
	);
	if (!rows[0]?.sees) {
		await client.end();
		throw new BackupRefused(
			"This account sees only some of the rows: name PostgreSQL's superuser in SEAMARK_BACKUP_DATABASE_URL.",
		);
	}
	return client;
};

/** Tables with their columns, as the database has them. */
export const tablesOf = async (client: pg.Client): Promise<Pick<Table, "name" | "columns">[]> =>
	(await client.query<Pick<Table, "name" | "columns">>(tables)).rows;

const tables = `select format('%I.%I', n.nspname, c.relname) as name,
		string_agg(quote_ident(a.attname), ', ' order by a.attnum) filter (where a.attgenerated = '') as columns
	from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
		and (n.nspname, c.relname) <> ('seamark', 'migration')
	group by 1 order by 1`;

type Writing = BackupOptions & { manifest: Manifest; progress: Progress };

const writeDatabase = async (client: pg.Client, service: string, o: Writing): Promise<DatabaseBackup> => {
	const { rows: migrations } = await client.query<DatabaseBackup["migrations"][number]>(
		`select set_name as set, file, sha256 from seamark.migration order by applied_at, set_name, file`,
	);
	const { rows: sequences } = await client.query<{ name: string; last: string }>(
		"select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences where last_value is not null",
	);
	const { rows: heads } = await client.query<{ position: string }>("select position::text from seamark.log_head");
	const found = await tablesOf(client);
	await mkdir(join(o.folder, service), { mode: 0o700 });
	const tables: Table[] = [];
	for (const { name, columns } of found) {
		const file = fileOf(service, { name });
		o.progress.at(`${service}: table ${tables.length + 1} of ${found.length}`);
		const reading = client.query(copyTo(`copy ${name} (${columns}) to stdout`));
		await pipeline(
			reading,
			o.progress.counting(),
			createGzip({ level: 3 }),
			sealing(o.key, file),
			createWriteStream(join(o.folder, file), { mode: 0o600, flush: true }),
		);
		o.manifest.files[file] = await sha256Of(join(o.folder, file));
		tables.push({ name, columns, rows: reading.rowCount });
	}
	await client.query("commit");
	return {
		migrations,
		tables,
		sequences: sequences.map(({ name, last }) => ({ name, last: Number(last) })),
		head: Number(heads[0]?.position ?? 0),
	};
};

/** Keys that what is stored was sealed with: nothing else of a hub is lost with its keys. */
const sealingKeys = ["hub.key", ...hubServices.flatMap(({ secrets }) => Object.values(secrets))];

/** SHA-256 of each line of those files: the newest key first, as they are. */
export const fingerprints = async (folders: readonly string[]): Promise<Record<string, string[]>> => {
	const found: Record<string, string[]> = {};
	for (const folder of folders)
		for (const file of await readdir(folder)) {
			if (!sealingKeys.includes(file)) continue;
			const lines = (await readFile(join(folder, file), "utf8")).trim().split(/\s+/);
			found[file] = lines.map((line) => createHash("sha256").update(line).digest("hex"));
		}
	return found;
};

const writeKeys = async (o: BackupOptions): Promise<void> => {
	if (o.keys.length === 0) return;
	const partial = `${o.folder}-keys.partial-${randomBytes(4).toString("hex")}`;
	for (const folder of o.keys) {
		// A hub in one process has all keys in one folder; apart, each service has its own.
		const into = o.keys.length === 1 ? partial : join(partial, basename(folder));
		await mkdir(into, { recursive: true, mode: 0o700 });
		for (const file of await readdir(folder)) {
			if (!/\.(jwk|json|key)$/.test(file)) continue;
			if (!o.key) {
				await copyFile(join(folder, file), join(into, file));
				continue;
			}
			const bytes = await readFile(join(folder, file));
			const parts: Buffer[] = [];
			await pipeline(Readable.from([bytes]), sealing(o.key, file), async (sealed) => {
				for await (const part of sealed) parts.push(part as Buffer);
			});
			await writeFile(join(into, file), Buffer.concat(parts), { mode: 0o600 });
		}
	}
	await rename(partial, `${o.folder}-keys`);
};
