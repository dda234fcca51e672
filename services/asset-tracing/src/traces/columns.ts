import type { Transfers } from "@seamark/money-graph";

/** Fills columns row by row. Those that are handed to another thread are cut to what is in them. */
export const columnsFor = (most: number) => {
	const columns: Transfers = {
		count: 0,
		source: new Int32Array(most),
		target: new Int32Array(most),
		at: new Uint32Array(most),
		amount: new Float64Array(most),
		row: new Int32Array(most),
	};
	return {
		add: (one: { no: number; source: number; target: number; at: number; amount: number }) => {
			const n = columns.count++;
			columns.source[n] = one.source;
			columns.target[n] = one.target;
			columns.at[n] = one.at;
			columns.amount[n] = one.amount;
			columns.row[n] = one.no;
		},
		columns: () => columns,
	};
};

/** The memory of columns, to be handed over. */
export const buffersOf = ({ source, target, at, amount, row }: Transfers): ArrayBuffer[] =>
	[source, target, at, amount, row].map(({ buffer }) => buffer as ArrayBuffer);
