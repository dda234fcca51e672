import { readFileSync } from "node:fs";
import { layoutOf, SUPERUSER } from "./data.ts";

/**
 * Where the PostgreSQL of a hub that runs on the data folder takes connections, as the superuser. It wrote that down itself.
 * Undefined where none runs, or it is only just starting.
 */
export const runningPostgres = (dataDir: string): { url(database: string): string } | undefined => {
	const { pgData, secret } = layoutOf(dataDir);
	try {
		const [, , , port, socketDir] = readFileSync(`${pgData}/postmaster.pid`, "utf8").split("\n");
		const login = `${SUPERUSER}:${encodeURIComponent(readFileSync(secret, "utf8").trim())}`;
		return {
			url: (database) =>
				socketDir
					? `postgres://${login}@/${database}?host=${encodeURIComponent(socketDir).replaceAll("%2F", "/")}&port=${port}`
					: `postgres://${login}@127.0.0.1:${port}/${database}`,
		};
	} catch {
		return undefined;
	}
};
