import type { MoneyGraph } from "./graph.ts";

const columns = ["source", "target", "at", "amount", "row", "begin", "incoming", "inBegin"] as const;
const format = "money-graph 1";

/** The graph as pieces of bytes, in the order of this machine: for a file that this machine alone reads again. */
export const graphPieces = (graph: MoneyGraph): Buffer[] => {
	const head = Buffer.from(
		JSON.stringify({
			...{ format, bigEndian: new Uint8Array(Uint16Array.of(1).buffer)[0] === 0 },
			...{ count: graph.count, accounts: graph.accounts, sizes: columns.map((name) => graph[name].byteLength) },
		}),
	);
	const length = Buffer.alloc(4);
	length.writeUInt32LE(head.length);
	return [
		length,
		head,
		...columns.map((name) => Buffer.from(graph[name].buffer, graph[name].byteOffset, graph[name].byteLength)),
	];
};

/** The graph of these bytes; undefined for what is no graph of this machine. */
export const graphOf = (bytes: Buffer): MoneyGraph | undefined => {
	try {
		const begin = 4 + bytes.readUInt32LE(0);
		const head = JSON.parse(bytes.subarray(4, begin).toString()) as { format: string; bigEndian: boolean } & Record<
			string,
			unknown
		>;
		if (head.format !== format || head.bigEndian !== (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0))
			return undefined;
		const sizes = head.sizes as number[];
		if (begin + sizes.reduce((a, b) => a + b, 0) !== bytes.length) return undefined;
		let at = begin;
		// Columns are copied out: numbers have to lie at multiples of their size.
		const next = (n: number): ArrayBuffer => {
			const piece = new Uint8Array(bytes.subarray(at, at + (sizes[n] as number)));
			at += sizes[n] as number;
			return piece.buffer;
		};
		return {
			...{ count: head.count as number, accounts: head.accounts as number },
			source: new Int32Array(next(0)),
			target: new Int32Array(next(1)),
			at: new Uint32Array(next(2)),
			amount: new Float64Array(next(3)),
			row: new Int32Array(next(4)),
			begin: new Uint32Array(next(5)),
			incoming: new Uint32Array(next(6)),
			inBegin: new Uint32Array(next(7)),
		};
	} catch {
		return undefined;
	}
};
