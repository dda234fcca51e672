import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { JWK } from "jose";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import type { StoredToken } from "./token.ts";

/** How a profile got in. An agency's private key stays in its own file; only the way to it is kept here. */
export type Login =
	| { kind: "demo"; officer: string; post?: string; purpose?: string; scopes?: string[] }
	| {
			kind: "agency";
			agency: string;
			issuer: string;
			tokenEndpoint: string;
			client: string;
			keyFile: string;
			officer?: string;
			post?: string;
			purpose: string;
			scopes?: string[];
			proofKey: JWK;
	  }
	/** An officer who approved this program in the console. Its secret is the sign-in, which ends by itself. */
	| {
			kind: "officer";
			signIn: string;
			agency: string;
			officer: string;
			post: string;
			purpose: string;
			proofKey: JWK;
	  };

export type Profile = {
	hub: string;
	/** Addresses by service, where the hub runs them apart. */
	services?: Record<string, string>;
	login: Login;
	/** Country of the agency, whose time its officers read. */
	country?: string;
	token?: StoredToken;
};

const name = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;

const fileOf = (home: string, profile: string) => {
	if (!name.test(profile))
		throw usageError(
			`"${profile}" cannot be the name of a login.`,
			"Use letters, digits, dots and dashes, for example --as tonga-desk.",
		);
	return join(home, "logins", `${profile}.json`);
};
const currentFile = (home: string) => join(home, "current");

const readIfThere = (file: string): Promise<string | undefined> =>
	readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
		if (error.code === "ENOENT") return undefined;
		throw new CliError(exits.notLoggedIn, `The login in ${file} cannot be read.`, {
			detail: error.message,
			next: "Make the file yours again, or set SEAMARK_HOME to another folder.",
			cause: error,
		});
	});

/** Whole or not at all, and never readable by anybody else, not even for an instant. */
const writePrivate = async (file: string, text: string, unique: string) => {
	const folder = join(file, "..");
	await mkdir(folder, { recursive: true, mode: 0o700 });
	await chmod(folder, 0o700);
	const fresh = `${file}.${unique}.new`;
	try {
		await writeFile(fresh, text, { mode: 0o600, flag: "wx" });
		await rename(fresh, file);
	} catch (error) {
		await rm(fresh, { force: true });
		throw error;
	}
};

/** The logins that commands use unless told otherwise: one for each hub, and the hub of the last. */
type Current = { hub: string | undefined; logins: Record<string, string> };

const readCurrent = async (home: string): Promise<Current> => {
	const text = (await readIfThere(currentFile(home)))?.trim();
	if (!text) return { hub: undefined, logins: {} };
	if (text.startsWith("{")) return JSON.parse(text) as Current;
	// Before logins were kept by hub, the file held a name alone.
	const hub = (await readProfile(home, text))?.hub;
	return { hub, logins: hub === undefined ? {} : { [hub]: text } };
};

/** Name of the login that commands use unless told otherwise, at this hub; at the hub of the last login when left out. */
export const currentProfile = async (home: string, hub?: string): Promise<string | undefined> => {
	const current = await readCurrent(home);
	const at = hub ?? current.hub;
	return at === undefined ? undefined : current.logins[at];
};

export const readProfile = async (home: string, profile: string): Promise<Profile | undefined> => {
	const file = fileOf(home, profile);
	const text = await readIfThere(file);
	if (text === undefined) return undefined;
	try {
		return JSON.parse(text) as Profile;
	} catch (cause) {
		throw new CliError(exits.notLoggedIn, `The login in ${file} is damaged.`, {
			next: `Log in again: seamark login --as ${profile} ...`,
			cause,
		});
	}
};

/** `unique` names the temporary file, so that two commands that renew at once do not disturb each other. */
export const writeProfile = async (home: string, profile: string, value: Profile, unique: string): Promise<void> =>
	writePrivate(fileOf(home, profile), `${JSON.stringify(value, undefined, "\t")}\n`, unique);

export const makeCurrent = async (home: string, hub: string, profile: string, unique: string): Promise<void> => {
	const { logins } = await readCurrent(home);
	await writePrivate(currentFile(home), `${JSON.stringify({ hub, logins: { ...logins, [hub]: profile } })}\n`, unique);
};

/** True when there was something to remove. */
export const removeProfile = async (home: string, profile: string, unique: string): Promise<boolean> => {
	const there = (await readIfThere(fileOf(home, profile))) !== undefined;
	const { hub, logins } = await readCurrent(home);
	await rm(fileOf(home, profile), { force: true });
	const others = Object.fromEntries(Object.entries(logins).filter(([, name]) => name !== profile));
	if (Object.keys(others).length < Object.keys(logins).length)
		await writePrivate(currentFile(home), `${JSON.stringify({ hub, logins: others })}\n`, unique);
	return there;
};

/** Whom a login acts as: an officer, or a client for itself. */
export const whoOf = (login: Login): string => {
	if (login.kind !== "agency") return login.officer;
	return login.officer ?? login.client;
};

export const profileNames = async (home: string): Promise<string[]> => {
	const files = await readdir(join(home, "logins")).catch(() => []);
	return files
		.filter((file) => file.endsWith(".json"))
		.map((file) => file.slice(0, -".json".length))
		.sort();
};
