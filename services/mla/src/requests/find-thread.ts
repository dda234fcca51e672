import type { Tx } from "@seamark/db";
import { findRequest } from "../store/requests.ts";
import { chainsOf } from "../store/statements.ts";
import type { Thread } from "../thread/make.ts";

/** The caller's copy of a request with all of its statements. */
export const findThread = async (tx: Tx, id: string): Promise<(Thread & { version: number }) | undefined> => {
	const [row, chains] = await Promise.all([findRequest(tx, id), chainsOf(tx, id)]);
	return row && { row, chains, version: row.version };
};
