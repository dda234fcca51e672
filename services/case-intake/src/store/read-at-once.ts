import type { Pool, Tx } from "@seamark/db";
import { type Principal, principalSettings } from "@seamark/policy";

/** Anyone who counts everything may use both cores, and memory instead of files. Other statements are too small to gain by it. */
const forCounting: [string, string][] = [
	["max_parallel_workers_per_gather", "2"],
	["work_mem", "64MB"],
];

/** Runs several reads as the principal on the records of one moment: what commits meanwhile is in all of them or in none. */
export const readAtOnce = async <T>(
	pool: Pool,
	who: Principal,
	now: number,
	read: (tx: Tx) => Promise<T>,
): Promise<T> => {
	const client = await pool.connect();
	let broken: Error | undefined;
	try {
		await client.query("begin isolation level repeatable read read only");
		const settings = [...principalSettings(who, "read", now), ...forCounting];
		await client.query(
			`select ${settings.map((_, at) => `set_config($${at * 2 + 1}, $${at * 2 + 2}, true)`).join(", ")}`,
			settings.flat(),
		);
		return await read(client);
	} finally {
		await client.query("rollback").catch((error: Error) => {
			broken = error;
		});
		client.release(broken);
	}
};
