import { at, type Graph, groupsAbove } from "./graph.ts";
import type { Share } from "./holding.ts";

export type Owners = {
	/**
	 * What each owner at the end of a chain has of the company, through all companies between: multiplied along a chain, added up
	 * across chains. A company that holds itself through others is never its own owner.
	 */
	integrated: Map<string, Share>;
	/** Companies on the way that belong to each other wholly, so that nobody outside owns them: the owner is not known. */
	closed: string[][];
	/** The part of the company whose owner the holdings do not say, at the most. */
	unknown: number;
};

/**
 * Who owns a company in the end. Groups of companies that hold each other are solved as a system x = d + S x, each by itself.
 * Ranges give ranges: from all least shares to all most shares, and never over the whole.
 *
 * @returns undefined where the holdings do not know the company.
 */
export const ownersOf = (graph: Graph, company: string): Owners | undefined => {
	const target = graph.indexOf.get(company);
	if (target === undefined) return undefined;
	const groups = groupsAbove(graph, target);
	const least = weigh(graph, groups, target, graph.least);
	const most = weigh(graph, groups, target, mostOf(graph));
	const integrated = new Map<string, Share>();
	let known = 0;
	for (const group of groups)
		for (const node of group) {
			if (node === target || at(graph.start, node) !== at(graph.start, node + 1)) continue;
			const share = { least: least.get(node) ?? 0, most: Math.min(1, most.get(node) ?? 0) };
			integrated.set(graph.names[node] ?? "", share);
			known += share.least;
		}
	const closed = groups.filter((group) => group.length > 1 && isClosed(graph, group));
	return {
		integrated,
		closed: closed.map((group) => group.map((node) => graph.names[node] ?? "").sort()),
		unknown: Math.max(0, 1 - known),
	};
};

/** Nobody has more than what the others' least shares leave. */
const mostOf = (graph: Graph): Float64Array => {
	const most = graph.most.slice();
	for (let company = 0; company + 1 < graph.start.length; company++) {
		const [from, to] = [at(graph.start, company), at(graph.start, company + 1)];
		let sum = 0;
		for (let edge = from; edge < to; edge++) sum += at(graph.least, edge);
		for (let edge = from; edge < to; edge++)
			most[edge] = Math.min(at(most, edge), Math.max(at(graph.least, edge), 1 - sum + at(graph.least, edge)));
	}
	return most;
};

/** Holders from outside have nothing of it, and nothing of it is unaccounted for. */
const isClosed = (graph: Graph, group: readonly number[]): boolean => {
	const members = new Set(group);
	return group.every((company) => {
		let inside = 0;
		for (let edge = at(graph.start, company); edge < at(graph.start, company + 1); edge++)
			if (members.has(at(graph.holder, edge))) inside += at(graph.least, edge);
		return inside >= 1 - 1e-9;
	});
};

/** How much of the target one whole of each company above it stands for. Of the target itself it is one, and what comes round. */
const weigh = (
	graph: Graph,
	groups: readonly number[][],
	target: number,
	shares: Float64Array,
): Map<number, number> => {
	const weights = new Map<number, number>([[target, 1]]);
	for (const group of groups) {
		if (group.length > 1) settle(graph, group, shares, weights);
		const members = new Set(group);
		for (const company of group)
			for (let edge = at(graph.start, company); edge < at(graph.start, company + 1); edge++) {
				const holder = at(graph.holder, edge);
				if (members.has(holder)) continue;
				weights.set(holder, (weights.get(holder) ?? 0) + (weights.get(company) ?? 0) * at(shares, edge));
			}
	}
	return weights;
};

/** Rounds until nothing changes: at the worst of real shares, 99 % both ways, it takes about 1,400. */
const mostRounds = 100_000;

const settle = (graph: Graph, group: readonly number[], shares: Float64Array, weights: Map<number, number>): void => {
	const given = new Map(group.map((node) => [node, weights.get(node) ?? 0]));
	const inside = group.map((company) => {
		const edges: { holder: number; share: number }[] = [];
		for (let edge = at(graph.start, company); edge < at(graph.start, company + 1); edge++)
			if (given.has(at(graph.holder, edge))) edges.push({ holder: at(graph.holder, edge), share: at(shares, edge) });
		return { company, edges };
	});
	let flow = new Map(given);
	for (let round = 0; round < mostRounds; round++) {
		const next = new Map<number, number>();
		for (const { company, edges } of inside)
			for (const { holder, share } of edges)
				next.set(holder, (next.get(holder) ?? 0) + (flow.get(company) ?? 0) * share);
		let largest = 0;
		for (const [node, more] of next) {
			given.set(node, (given.get(node) ?? 0) + more);
			largest = Math.max(largest, more);
		}
		if (largest < 1e-13) break;
		flow = next;
	}
	for (const [node, weight] of given) weights.set(node, weight);
};
