import { beginnings, buildGraph, type MoneyGraph, type Transfers } from "./graph.ts";

/** Two sorted rows of places as one. `isBefore` says whether place `b` of the new ones comes before place `a` of the old ones. */
const merged = (
	a: { length: number; at: (n: number) => number },
	b: { length: number; at: (n: number) => number },
	isBefore: (b: number, a: number) => boolean,
	put: (from: "a" | "b", place: number, n: number) => void,
): void => {
	let [left, right] = [0, 0];
	for (let n = 0; n < a.length + b.length; n++) {
		const takesNew = left >= a.length || (right < b.length && isBefore(b.at(right), a.at(left)));
		if (takesNew) put("b", b.at(right++), n);
		else put("a", a.at(left++), n);
	}
};

const itself = (length: number) => ({ length, at: (n: number) => n });
const through = (places: Uint32Array) => ({ length: places.length, at: (n: number) => places[n] as number });

/** The graph with more transfers, the same as one built of all of them: by one pass, where building sorts everything again. */
export const extendGraph = (a: MoneyGraph, more: Transfers): MoneyGraph => {
	if (more.count === 0) return a;
	const b = buildGraph(more);
	const count = a.count + b.count;
	const graph: MoneyGraph = {
		count,
		source: new Int32Array(count),
		target: new Int32Array(count),
		at: new Uint32Array(count),
		amount: new Float64Array(count),
		row: new Int32Array(count),
		accounts: Math.max(a.accounts, b.accounts),
		begin: new Uint32Array(0),
		incoming: new Uint32Array(count),
		inBegin: new Uint32Array(0),
	};
	const of = { a, b };
	const places = { a: new Uint32Array(a.count), b: new Uint32Array(b.count) };
	const isBefore = (column: "source" | "target") => (x: number, y: number) =>
		(b[column][x] as number) - (a[column][y] as number) ||
		(b.at[x] as number) - (a.at[y] as number) ||
		(b.row[x] as number) - (a.row[y] as number);
	const [bySource, byTarget] = [isBefore("source"), isBefore("target")];
	merged(
		itself(a.count),
		itself(b.count),
		(x, y) => bySource(x, y) < 0,
		(from, place, n) => {
			const one = of[from];
			places[from][place] = n;
			graph.source[n] = one.source[place] as number;
			graph.target[n] = one.target[place] as number;
			graph.at[n] = one.at[place] as number;
			graph.amount[n] = one.amount[place] as number;
			graph.row[n] = one.row[place] as number;
		},
	);
	merged(
		through(a.incoming),
		through(b.incoming),
		(x, y) => byTarget(x, y) < 0,
		(from, place, n) => {
			graph.incoming[n] = places[from][place] as number;
		},
	);
	graph.begin = beginnings(graph.source, count, graph.accounts);
	graph.inBegin = beginnings(graph.target, count, graph.accounts);
	return graph;
};
