import type { DirectorySource } from "@seamark/auth";
import { type Pool, ping } from "@seamark/db";

/** What a service that answers callers still waits for; empty when it is ready. */
export const waitingFor = async (pool: Pool, directory?: DirectorySource): Promise<string[]> => {
	const waiting: string[] = [];
	await ping(pool).catch(() => waiting.push("database"));
	try {
		directory?.current();
	} catch {
		waiting.push("directory");
	}
	return waiting;
};
