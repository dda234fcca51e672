import type { Tx } from "@seamark/db";
import { findThread } from "../requests/find-thread.ts";
import { findErasure } from "../store/erasure.ts";
import { filesAfter } from "../store/files.ts";
import type { ToErase } from "./erase.ts";

/** A request with everything of it that can be erased. */
export const findToErase = async (tx: Tx, id: string): Promise<ToErase | undefined> => {
	const [thread, files, erasure] = await Promise.all([
		findThread(tx, id),
		filesAfter(tx, id, { after: undefined, limit: 10_000 }),
		findErasure(tx, id),
	]);
	return thread && { thread, files, erasure };
};
