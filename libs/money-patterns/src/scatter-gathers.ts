import { logTail, scoreOf } from "./chance.ts";
import { days, type Finding } from "./finding.ts";
import { passedOn } from "./passing-on.ts";
import { evidenceOf, isPassing, type Prepared, take } from "./prepare.ts";

/** One way from a first payer over a middle to a last payee: the places of its two transfers. */
type Way = { key: number; in: number; out: number };

/** Every way on which about the same amount went on within a time, in either order. */
const waysOf = (prepared: Prepared): Way[] => {
	const { graph, parameters } = prepared;
	const { keeps, passing } = parameters;
	const ways: Way[] = [];
	for (let place = 0; place < graph.count; place++) {
		if (!isPassing(prepared, place)) continue;
		for (const out of passedOn(prepared, place, { before: passing, after: passing, keeps })) {
			const [from, to] = [graph.source[place] as number, graph.target[out] as number];
			if (from !== to) ways.push({ key: from * (graph.accounts + 1) + to, in: place, out });
		}
	}
	return ways.sort((a, b) => a.key - b.key || (graph.at[a.in] as number) - (graph.at[b.in] as number));
};

/** Each transfer and each middle once. */
const apart = ({ graph }: Prepared, ways: readonly Way[]): Way[] => {
	const used = new Set<number>();
	const middles = new Set<number>();
	return ways.filter((way) => {
		const middle = graph.target[way.in] as number;
		if (used.has(way.in) || used.has(way.out) || middles.has(middle)) return false;
		used.add(way.in).add(way.out);
		middles.add(middle);
		return true;
	});
};

const countedBy = (ways: readonly Way[], name: (way: Way) => number): Map<number, number> => {
	const counts = new Map<number, number>();
	for (const way of ways) counts.set(name(way), (counts.get(name(way)) ?? 0) + 1);
	return counts;
};

function* runsOf(ways: readonly Way[]): Generator<Way[]> {
	for (let begin = 0, end = 0; begin < ways.length; begin = end) {
		while (end < ways.length && ways[end]?.key === ways[begin]?.key) end++;
		yield ways.slice(begin, end);
	}
}

/** One account pays several, each of which pays about as much to one and the same. */
export const scatterGathers = (prepared: Prepared): Finding[] => {
	const { graph, parameters } = prepared;
	const all = waysOf(prepared);
	const first = ({ in: place }: Way) => graph.source[place] as number;
	const last = ({ out }: Way) => graph.target[out] as number;
	const [byFirst, byLast] = [countedBy(all, first), countedBy(all, last)];
	const findings: Finding[] = [];
	const runs = [...runsOf(all)]
		.filter((run) => run.length >= parameters.leastMiddles)
		.sort((a, b) => b.length - a.length);
	for (const run of runs) {
		const free = run.filter((way) => isPassing(prepared, way.in) && isPassing(prepared, way.out));
		const begins = free[0] && (graph.at[free[0].in] as number);
		if (begins === undefined) continue;
		const near = free.filter((way) => (graph.at[way.in] as number) - begins <= parameters.within);
		const ways = apart(prepared, near);
		const [one] = ways;
		if (!one || ways.length < parameters.leastMiddles) continue;
		// How many ways would join these two if all had been dealt out by chance, each end keeping as many as it has; their own are not counted.
		const mine = ways.length;
		const ends = ((byFirst.get(first(one)) ?? 0) - mine + 1) * ((byLast.get(last(one)) ?? 0) - mine + 1);
		const log = logTail(mine, ends / all.length) + Math.log(byFirst.size) + Math.log(byLast.size);
		if (log > Math.log(parameters.mostByChance)) continue;
		const places = ways.flatMap((way) => [way.in, way.out]);
		take(prepared, places);
		const evidence = evidenceOf(prepared, places);
		const middles = ways.map((way) => graph.target[way.in] as number);
		findings.push({
			pattern: "scatter-gather",
			roles: { from: [first(one)], middle: middles, to: [last(one)] },
			possibleVictims: middles,
			...evidence,
			inOrder: ways.every((way) => (graph.at[way.in] as number) <= (graph.at[way.out] as number)),
			byChance: Math.exp(log),
			score: scoreOf(log),
			why: `${mine} accounts were each paid by one and paid about as much to another within ${days(evidence.until - evidence.from)}; they have nothing else to do with either.`,
		});
	}
	return findings;
};
