import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { serviceNames } from "@seamark/service";
import { BackupRefused } from "./refused.ts";
import { openSealed } from "./sealed.ts";

export type Table = {
	/** With its schema, quoted as SQL takes it. */
	name: string;
	/** Those that are stored, quoted and separated by commas. */
	columns: string;
	rows: number;
};
export type DatabaseBackup = {
	/** Files that had been applied, in their order: a restore makes these tables, and the next start brings them further. */
	migrations: { set: string; file: string; sha256: string }[];
	tables: Table[];
	sequences: { name: string; last: number }[];
	/** Position of the log's end. */
	head: number;
};
export type Manifest = {
	format: "seamark-backup-1";
	/** RFC 3339. */
	madeAt: string;
	databases: Record<string, DatabaseBackup>;
	/** SHA-256 of every file, by its path in the backup. */
	files: Record<string, string>;
	/** SHA-256 of the keys that what is stored was sealed with, the newest first, by their file: a hub without it could not read it. */
	keys: Record<string, string[]>;
};

export const manifestFile = "manifest.json";

/** Where the rows of a table are, in the folder of the backup. */
export const fileOf = (service: string, { name }: Pick<Table, "name">): string =>
	`${service}/${name.replaceAll('"', "")}.copy.gz`;

export const sha256Of = async (file: string): Promise<string> => {
	const hash = createHash("sha256");
	await pipeline(createReadStream(file), hash);
	return hash.digest("hex");
};

/**
 * Reads what a backup says of itself, and holds each of its files to it. Throws BackupRefused with everything that is wrong. Where it
 * is not encrypted, anybody can have written it: a restore takes the names of services, migrations and tables from this release.
 */
export const readManifest = async (folder: string, key: Buffer | undefined): Promise<Manifest> => {
	const bytes = await readFile(join(folder, manifestFile)).catch((cause: unknown) => {
		throw new BackupRefused(`${folder} holds no whole backup: ${manifestFile} is missing.`, { cause });
	});
	const manifest = parse(openSealed(bytes, key, manifestFile));
	const services = Object.keys(manifest.databases);
	const strange = services.filter((name) => !serviceNames.includes(name));
	if (strange.length > 0)
		throw new BackupRefused(
			`The backup has databases of services that this release does not know: ${strange.join(", ")}.`,
		);
	const wrong: string[] = [];
	const files = Object.entries(manifest.databases).flatMap(([service, { tables }]) =>
		tables.map((table) => fileOf(service, table)),
	);
	for (const file of files) {
		const found = await sha256Of(join(folder, file)).catch(() => "missing");
		if (found !== manifest.files[file])
			wrong.push(`${file} ${found === "missing" ? "is missing" : "is not as it was written"}`);
	}
	if (wrong.length > 0)
		throw new BackupRefused(`The backup is damaged, and nothing was restored: ${wrong.join("; ")}.`);
	return manifest;
};

const parse = (bytes: Buffer): Manifest => {
	try {
		const manifest = JSON.parse(bytes.toString("utf8")) as Manifest;
		if (manifest.format === "seamark-backup-1") return manifest;
	} catch {
		// Told below.
	}
	throw new BackupRefused(`${manifestFile} is of no backup that this release can read.`);
};
