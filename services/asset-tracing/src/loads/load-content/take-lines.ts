import type { Tx } from "@seamark/db";
import type { Refusal } from "../../store/loads.ts";
import { addIfNew, addTransfers, findMet, type Staged } from "../../store/transfers.ts";
import { sortLines } from "./sort-lines.ts";

/** What a load remembers of its batches: once it met a line that was there, it looks before it puts the next ones in. */
export type Meeting = { some: boolean };

type Of = Parameters<typeof sortLines>[2] & { file: string; meeting: Meeting };

/** A reversal and an opening balance depend on other lines. */
const needSorting = (lines: readonly Staged[]): boolean =>
	lines.some(({ line }) => line.reverses !== undefined || line.kind === "opening");

/**
 * Takes lines in. Those that are there with the same content change nothing. Most files bring what is new, and the index on the numbers
 * says so while they are put in; only where it says otherwise are they compared.
 */
export const takeLines = async (
	tx: Tx,
	of: Of,
	lines: readonly Staged[],
): Promise<{ taken: number; known: number; refusals: Refusal[] }> => {
	if (lines.length === 0) return { taken: 0, known: 0, refusals: [] };
	if (!of.meeting.some && !needSorting(lines)) {
		if (await addIfNew(tx, of, lines)) return { taken: lines.length, known: 0, refusals: [] };
		of.meeting.some = true;
	}
	const { fresh, known, refusals } = sortLines(lines, await findMet(tx, of.file, lines), of);
	await addTransfers(tx, of, fresh);
	return { taken: fresh.length, known, refusals };
};
