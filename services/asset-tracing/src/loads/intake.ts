import { createHash } from "node:crypto";
import { markOf } from "@seamark/values";
import { openFormat } from "./formats/open-format.ts";
import type { Holding, Party } from "./formats/owning.ts";
import { type Piece, wrongFile } from "./formats/piece.ts";
import type { LoadFormat } from "./load-format.ts";
import type { Mapping } from "./mapping.ts";
import type { Line, RowFault } from "./read-row.ts";

/** Lines that are committed together. */
export type Batch = {
	lines: { n: number; line: Line }[];
	parties: { n: number; party: Party }[];
	holdings: { n: number; holding: Holding }[];
	refused: { n: number; faults: readonly RowFault[] }[];
	/** Records and bytes of the file up to the end of this batch. */
	read: number;
	settled: number;
};

const mostLines = 20_000;

type Of = { format: LoadFormat; mapping: Mapping; sha256: string; settled: number; read: number };

/** Reads a file while it comes in, a batch at a time. What is settled is left alone: it is in the database already. */
export const openIntake = (o: Of) => {
	const hash = createHash("sha256");
	const format = openFormat(o.format, {
		mapping: o.mapping,
		numberOf: (n) => `${o.sha256.slice(0, 12)}:${n}`,
	});
	let bytes = 0;
	let count = o.read;
	let first = true;
	const begin = (settled: number): Batch => ({
		...{ lines: [], parties: [], holdings: [], refused: [], read: count, settled },
	});
	let batch = begin(o.settled);
	let full: Batch[] = [];

	const release = () => {
		if (batch.settled > o.settled) full.push(batch);
		batch = begin(batch.settled);
	};
	const put = ({ n, reading }: Piece["rows"][number]): void => {
		if ("nothing" in reading) return;
		count++;
		if ("line" in reading) batch.lines.push({ n, line: reading.line });
		else if ("party" in reading) batch.parties.push({ n, party: reading.party });
		else if ("holding" in reading) batch.holdings.push({ n, holding: reading.holding });
		else batch.refused.push({ n, faults: reading.faults });
	};
	const held = (): number => batch.lines.length + batch.parties.length + batch.holdings.length + batch.refused.length;
	const go = (pieces: readonly Piece[]) => {
		for (const { end, rows } of pieces) {
			if (end <= o.settled) continue;
			for (const row of rows) put(row);
			batch.read = count;
			batch.settled = end;
			if (held() >= mostLines) release();
		}
	};
	const given = (): Batch[] => {
		const ready = full;
		full = [];
		return ready;
	};
	return {
		push: (chunk: Buffer): Batch[] => {
			const mark = first ? markOf(chunk) : undefined;
			if (mark) throw wrongFile(`the file is ${mark}; save it as UTF-8 and load it again.`);
			first = false;
			hash.update(chunk);
			bytes += chunk.length;
			go(format.push(chunk));
			return given();
		},
		/** The rest, when the file has ended. */
		end: (): Batch[] => {
			go(format.end());
			if (held() > 0) release();
			return given();
		},
		sha256: () => hash.digest("hex"),
		bytes: () => bytes,
	};
};
