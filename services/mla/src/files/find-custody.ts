import type { Tx } from "@seamark/db";
import { type CustodyRow, custodyOf, type FileRow, findFile } from "../store/files.ts";

export type WithCustody = { row: FileRow; entries: CustodyRow[] };

/** A file with its chain of custody. */
export const findCustody = async (tx: Tx, id: string): Promise<WithCustody | undefined> => {
	const [row, entries] = await Promise.all([findFile(tx, id), custodyOf(tx, id)]);
	return row && { row, entries };
};
