import { at, type Graph } from "./graph.ts";

export type Controlled = {
	/** More than half on the least shares. */
	surely: Map<string, number>;
	/** More than half on the most shares: may be. */
	perhaps: Map<string, number>;
};

/** The shares turned round: what each owner holds directly. Made once for a graph. */
export type Held = { start: Uint32Array; company: Uint32Array; edge: Uint32Array };

export const openHeld = (graph: Graph): Held => {
	const start = new Uint32Array(graph.start.length);
	for (const holder of graph.holder) start[holder + 1] = at(start, holder + 1) + 1;
	for (let n = 0; n + 1 < start.length; n++) start[n + 1] = at(start, n + 1) + at(start, n);
	const next = start.slice();
	const held = { start, company: new Uint32Array(graph.holder.length), edge: new Uint32Array(graph.holder.length) };
	for (let company = 0; company + 1 < graph.start.length; company++)
		for (let edge = at(graph.start, company); edge < at(graph.start, company + 1); edge++) {
			const holder = at(graph.holder, edge);
			const place = at(next, holder);
			next[holder] = place + 1;
			held.company[place] = company;
			held.edge[place] = edge;
		}
	return held;
};

/**
 * What an owner controls: a majority counts as the whole. Its own shares, and those of every company that it controls already, are
 * counted together; more than half of a company is control of it. The values are those sums.
 *
 * @returns undefined where the holdings do not know the owner.
 */
export const controlledBy = (graph: Graph, held: Held, owner: string): Controlled | undefined => {
	const root = graph.indexOf.get(owner);
	if (root === undefined) return undefined;
	const reach = (shares: Float64Array) => {
		const sums = new Map<number, number>();
		const controlled = new Set<number>();
		const waiting = [root];
		for (let one = waiting.pop(); one !== undefined; one = waiting.pop())
			for (let place = at(held.start, one); place < at(held.start, one + 1); place++) {
				const company = at(held.company, place);
				const sum = (sums.get(company) ?? 0) + at(shares, at(held.edge, place));
				sums.set(company, sum);
				if (company === root || controlled.has(company) || sum <= 0.5) continue;
				controlled.add(company);
				waiting.push(company);
			}
		return new Map([...controlled].map((company) => [graph.names[company] ?? "", Math.min(1, sums.get(company) ?? 0)]));
	};
	return { surely: reach(graph.least), perhaps: reach(graph.most) };
};
