import { HubError } from "@seamark/errors";
import type { Mapping } from "../mapping.ts";
import type { Reading, RowFault } from "../read-row.ts";

/** Lines that belong together, such as those of one entry of a statement, and where the file goes on behind them, in bytes. */
export type Piece = { end: number; rows: { n: number; reading: Reading }[] };

/** Reads one format while its file comes in. */
export type Format = {
	push(chunk: Buffer): Piece[];
	/** The rest, when the file has ended. */
	end(): Piece[];
};

export type Opening = {
	mapping: Mapping;
	/** Names a line whose sender gave it no number. */
	numberOf(n: number): string;
};

/** The file is not what was announced, and so nothing of it is taken. */
export class WrongFile extends HubError {}

export const wrongFile = (detail: string, faults: readonly RowFault[] = []): WrongFile =>
	new WrongFile("REFUSED", {
		detail: `Nothing was loaded: ${detail}`,
		...(faults.length > 0 ? { faults: faults.map(({ column, reason }) => ({ at: column, message: reason })) } : {}),
	});
