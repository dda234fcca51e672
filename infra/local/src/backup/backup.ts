import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { deleteTopics } from "@seamark/events";
import { createDatabase, PostgresError, refuseOwned, runningPostgres, startPostgres } from "@seamark/postgres";
import { databaseOf, reasonOf } from "@seamark/service";
import { makeDatabases } from "../hub.ts";
import { dropDatabase, lookAtCluster, renameDatabases } from "./cluster.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { BackupRefused } from "./refused.ts";
import { checkKeys, restoreDatabases, restoreKeys } from "./restore.ts";
import { copyFiles, filesFolder, fingerprints, writeBackup } from "./write.ts";

type Say = (line: string) => void;
type Common = {
	folder: string;
	key: Buffer | undefined;
	say: Say;
	/** Folder or bucket with the files of cases, where it is named. A hub in one process has it in its own folder otherwise. */
	files?: string | undefined;
};

/** A hub in one process, while it runs or not. */
export const backUpEmbedded = async ({ dataDir, ...o }: Common & { dataDir: string }): Promise<void> => {
	if (!existsSync(join(dataDir, "pg")))
		throw new BackupRefused(`There is no hub in ${dataDir}. Name its folder: SEAMARK_DATA=/path`);
	const keys = [join(dataDir, "keys")];
	const files = o.files ?? join(dataDir, filesFolder);
	if (isOwned(dataDir)) {
		const running = runningPostgres(dataDir);
		if (!running) throw new BackupRefused(`The hub on ${dataDir} is only just starting: try again when it is ready.`);
		return writeBackup({ ...o, keys, files, url: (service) => running.url(databaseOf(service)) });
	}
	const postgres = await startPostgres({ dataDir });
	try {
		await writeBackup({ ...o, keys, files, url: (service) => postgres.url(databaseOf(service)) });
	} finally {
		await postgres.stop();
	}
};

const isOwned = (dataDir: string): boolean => {
	try {
		refuseOwned(dataDir);
		return false;
	} catch (error) {
		if (error instanceof PostgresError && error.code === "PG_DATA_IN_USE") return true;
		throw error;
	}
};

const stamp = () => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");

/** Everything is put back in a folder beside it first. What the hub had until now stays, under another name. */
export const restoreEmbedded = async ({ dataDir, ...o }: Common & { dataDir: string }): Promise<void> => {
	if (existsSync(dataDir)) refuseOwned(dataDir);
	const manifest = await readManifest(o.folder, o.key);
	const fresh = `${dataDir}.restoring-${stamp()}`;
	try {
		await fillFolder(fresh, manifest, { dataDir, ...o });
	} catch (error) {
		await rm(fresh, { recursive: true, force: true });
		throw error;
	}
	const before = `${dataDir}.before-${stamp()}`;
	if (existsSync(dataDir)) await rename(dataDir, before);
	await rename(fresh, dataDir);
	o.say(`The hub in ${dataDir} is as it was on ${manifest.madeAt}. Start it as always.`);
	if (existsSync(before)) o.say(`What was there until now is in ${before}: remove it when you need it no more.`);
	o.say(afterwards(manifest));
};

const fillFolder = async (fresh: string, manifest: Manifest, o: Common & { dataDir: string }): Promise<void> => {
	const keys = join(fresh, "keys");
	const found =
		(await restoreKeys(`${o.folder}-keys`, keys, o.key)) ||
		(await restoreKeys(join(o.dataDir, "keys"), keys, undefined));
	if (!found)
		throw new BackupRefused(
			`Neither ${o.folder}-keys nor ${o.dataDir} has the keys: without them what is restored could not be read.`,
		);
	checkKeys(manifest, await fingerprints([keys]));
	await copyFiles(join(o.folder, filesFolder), o.files ?? join(fresh, filesFolder));
	const postgres = await startPostgres({ dataDir: fresh, log: o.say });
	try {
		await makeDatabases(postgres, fresh);
		const url = (service: string) => postgres.url(databaseOf(service));
		await restoreDatabases({ ...o, manifest, url, rolesOf });
	} finally {
		await postgres.stop();
	}
};

const rolesOf = (service: string) => ({ owner: `${databaseOf(service)}_owner`, app: databaseOf(service) });

const afterwards = ({ madeAt }: Manifest): string =>
	`Tell the agencies: what was acknowledged after ${madeAt} is lost. Readers go on with the cursors that they have, and miss nothing of what comes now.`;

type Apart = Common & {
	/** Address of a database, as PostgreSQL's superuser. */
	cluster: (database: string) => string;
	/** Folders with the services' key files. */
	keys: readonly string[];
	brokers: readonly string[];
	services?: readonly string[];
};

export const backUpApart = ({ cluster, ...o }: Apart): Promise<void> =>
	writeBackup({ ...o, files: o.files, url: (service) => cluster(databaseOf(service)) });

/** Folders that hold nothing get their keys from the backup; those that are there stay. */
const keysInPlace = async (keys: readonly string[], o: Common): Promise<Record<string, string[]>> => {
	for (const folder of keys) {
		if (existsSync(folder) && (await readdir(folder)).length > 0) continue;
		const from = keys.length === 1 ? `${o.folder}-keys` : join(`${o.folder}-keys`, basename(folder));
		if (await restoreKeys(from, folder, o.key)) o.say(`The keys of ${folder} are put back.`);
	}
	return fingerprints(keys);
};

/** Into new databases first, which then take the place of those that are there; those stay, under other names. */
export const restoreApart = async ({ cluster, keys, brokers, ...o }: Apart): Promise<void> => {
	const manifest = await readManifest(o.folder, o.key);
	const services = Object.keys(manifest.databases);
	await lookAtCluster(cluster("postgres"), services.map(rolesOf), services.map(databaseOf));
	if (keys.length > 0) checkKeys(manifest, await keysInPlace(keys, o));
	const at = stamp().toLowerCase();
	const fresh = (service: string) => `${databaseOf(service)}_restoring_${at}`;
	let withoutTopics = false;
	try {
		for (const service of services) {
			const { owner, app } = rolesOf(service);
			await createDatabase({ url: cluster }, fresh(service), { owner, users: [app] });
		}
		await restoreDatabases({ ...o, manifest, url: (service) => cluster(fresh(service)), rolesOf });
		if (brokers.length > 0) {
			await deleteTopics({ brokers }, services);
			withoutTopics = true;
			o.say("Topics of the services are deleted: their logs are sent again from the start.");
		}
		await copyFiles(join(o.folder, filesFolder), o.files);
		await renameDatabases(
			cluster("postgres"),
			services.map(databaseOf).flatMap((name, n) => [
				{ from: name, to: `${name}_before_${at}` },
				{ from: fresh(services[n] as string), to: name },
			]),
		);
	} catch (error) {
		for (const service of services) await dropDatabase(cluster("postgres"), fresh(service)).catch(() => undefined);
		if (!withoutTopics) throw error;
		throw new BackupRefused(
			`The databases are as they were, but the topics of the services are deleted: ${reasonOf(error)}. Put that right, and run the command again before a service starts.`,
			{ cause: error },
		);
	}
	o.say(
		`The databases are as they were on ${manifest.madeAt}; those of until now are called ..._before_${at}: drop them when you need them no more.`,
	);
	o.say(
		keys.length > 0
			? "The keys fit. Start the services as always."
			: "The keys were not looked at: the services need those that the backup was made with. Then start the services as always.",
	);
	o.say(afterwards(manifest));
};
