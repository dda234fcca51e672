import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { is, was } from "./names.ts";

type Keyed = Record<string, unknown>;

const readKeyed = async (file: string): Promise<Keyed | undefined> =>
	existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Keyed) : undefined;

const write = async (file: string, text: string): Promise<void> => {
	await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
	await rename(`${file}.new`, file);
};

const copy = async (from: string, to: string): Promise<void> => write(to, await readFile(from, "utf8"));

/** Gives the entry its new name; true when it had the old one. */
const renameEntry = async (file: string): Promise<boolean> => {
	const entries = await readKeyed(file);
	if (!entries || !Object.hasOwn(entries, was)) return false;
	const { [was]: entry, ...rest } = entries;
	await write(file, JSON.stringify({ ...rest, [is]: entry }));
	return true;
};

/** The passwords of the roles. */
export const moveSecrets = (file: string): Promise<boolean> => renameEntry(file);

/** True while the data folder of an embedded hub is of before the move, or the move was cut short. */
export const isUnmoved = async (secretsFile: string): Promise<boolean> => {
	const entries = await readKeyed(secretsFile);
	return entries !== undefined && Object.hasOwn(entries, was) && !Object.hasOwn(entries, is);
};

/**
 * Renames the vault's own key and its entry among the public ones in a folder of keys. A folder that itself bears the old name
 * is copied to one with the new name beside it first, and stays.
 */
export const moveKeys = async (folder: string): Promise<void> => {
	if (basename(folder) === was) await copyFolder(folder, join(dirname(folder), is));
	const [from, to] = [join(folder, `${was}.jwk`), join(folder, `${is}.jwk`)];
	const entries = await readKeyed(join(folder, "services.json"));
	if (entries && Object.hasOwn(entries, was)) {
		if (existsSync(from)) await copy(from, to);
		await renameEntry(join(folder, "services.json"));
	}
	// What is the same under its new name is of no use under the old one.
	if (existsSync(from) && existsSync(to) && (await readFile(from, "utf8")) === (await readFile(to, "utf8")))
		await rm(from);
};

const copyFolder = async (from: string, to: string): Promise<void> => {
	const entries = await readKeyed(join(from, "services.json"));
	// Done before: what is in the new folder may be newer.
	if (!entries || !Object.hasOwn(entries, was)) return;
	await mkdir(to, { recursive: true, mode: 0o700 });
	const key = join(to, "vault.key");
	// A new release that was started too early made one, under which nothing was sealed.
	if (existsSync(key) && (await readFile(key, "utf8")) !== (await readFile(join(from, "vault.key"), "utf8")))
		await copyFile(key, `${key}.unused`);
	for (const file of ["hub.key", "vault.key", `${was}.jwk`, "services.json"])
		await copy(join(from, file), join(to, file));
	await moveKeys(to);
};
