import type { Holding } from "./holding.ts";

/** Holdings in typed arrays, for a million of them. The holders of company `c` are `holder[start[c] .. start[c + 1]]`. */
export type Graph = {
	names: readonly string[];
	indexOf: ReadonlyMap<string, number>;
	start: Uint32Array;
	holder: Uint32Array;
	least: Float64Array;
	most: Float64Array;
};

export const openGraph = (holdings: readonly Holding[]): Graph => {
	const indexOf = new Map<string, number>();
	const index = (name: string): number => {
		const at = indexOf.get(name) ?? indexOf.size;
		indexOf.set(name, at);
		return at;
	};
	const owners = new Uint32Array(holdings.length);
	const companies = new Uint32Array(holdings.length);
	for (const [n, { owner, of }] of holdings.entries()) {
		owners[n] = index(owner);
		companies[n] = index(of);
	}
	const start = new Uint32Array(indexOf.size + 1);
	for (const company of companies) start[company + 1] = at(start, company + 1) + 1;
	for (let n = 0; n < indexOf.size; n++) start[n + 1] = at(start, n + 1) + at(start, n);
	const next = start.slice();
	const graph: Graph = {
		names: [...indexOf.keys()],
		indexOf,
		start,
		holder: new Uint32Array(holdings.length),
		least: new Float64Array(holdings.length),
		most: new Float64Array(holdings.length),
	};
	for (const [n, { share }] of holdings.entries()) {
		const company = at(companies, n);
		const place = at(next, company);
		next[company] = place + 1;
		graph.holder[place] = at(owners, n);
		graph.least[place] = share.least;
		graph.most[place] = share.most;
	}
	return graph;
};

/** An index that is known to be there. */
export const at = (array: ArrayLike<number>, index: number): number => array[index] ?? 0;

/**
 * The companies and owners above one company, in groups: companies that hold each other, directly or round, are one group; a group comes before all
 * that hold a share in it. Tarjan's algorithm, without recursion: chains may be a million long.
 */
export const groupsAbove = (graph: Graph, target: number): number[][] => {
	const found = new Map<number, { order: number; low: number; open: boolean }>();
	const open: number[] = [];
	const path: { node: number; edge: number }[] = [];
	const groups: number[][] = [];
	const enter = (node: number) => {
		found.set(node, { order: found.size, low: found.size, open: true });
		open.push(node);
		path.push({ node, edge: at(graph.start, node) });
	};
	const close = (node: number) => {
		const group: number[] = [];
		for (let one = open.pop(); one !== undefined; one = open.pop()) {
			const state = found.get(one);
			if (state) state.open = false;
			group.push(one);
			if (one === node) break;
		}
		groups.push(group);
	};
	enter(target);
	for (let step = path.at(-1); step; step = path.at(-1)) {
		const own = found.get(step.node);
		if (!own) break;
		if (step.edge < at(graph.start, step.node + 1)) {
			const holder = at(graph.holder, step.edge++);
			const other = found.get(holder);
			if (!other) enter(holder);
			else if (other.open) own.low = Math.min(own.low, other.order);
			continue;
		}
		path.pop();
		const below = path.at(-1);
		const lower = below && found.get(below.node);
		if (lower) lower.low = Math.min(lower.low, own.low);
		if (own.low === own.order) close(step.node);
	}
	// Closed from the top down; what is held comes first.
	return groups.reverse();
};
