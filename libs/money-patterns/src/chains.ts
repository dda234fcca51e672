import { scoreOf } from "./chance.ts";
import { days, type Finding } from "./finding.ts";
import { passedOn } from "./passing-on.ts";
import { evidenceOf, isPassing, type Prepared, take } from "./prepare.ts";

/** For each transfer: how many lie on the longest way that ends with it, and which comes before it. */
const waysOf = (prepared: Prepared, order: Uint32Array) => {
	const { graph, parameters } = prepared;
	const length = new Uint8Array(graph.count);
	const before = new Int32Array(graph.count).fill(-1);
	const looking = { before: 0, after: parameters.rapid, keeps: parameters.keeps };
	let [continued, all] = [0, 0];
	for (const place of order) {
		if (!isPassing(prepared, place)) continue;
		all++;
		const longer = Math.max(1, length[place] as number) + 1;
		length[place] = longer - 1;
		for (const next of passedOn(prepared, place, looking)) {
			continued++;
			// Back to who paid it is a repayment, and no way on.
			if (next === place || graph.target[next] === graph.source[place] || longer > 250) continue;
			if ((length[next] as number) >= longer) continue;
			length[next] = longer;
			before[next] = place;
		}
	}
	return { length, before, all, step: Math.log(Math.max(continued, 1) / Math.max(all, 1)) };
};

/** The longest ways along which money was passed on at once, each step after the one before. */
export const chains = (prepared: Prepared): Finding[] => {
	const { graph, parameters } = prepared;
	const order = Uint32Array.from({ length: graph.count }, (_, n) => n).sort(
		(a, b) => (graph.at[a] as number) - (graph.at[b] as number) || (graph.row[a] as number) - (graph.row[b] as number),
	);
	const { length, before, all, step } = waysOf(prepared, order);
	const ends = [...order.filter((place) => (length[place] as number) >= 3)].sort(
		(a, b) => (length[b] as number) - (length[a] as number),
	);
	const findings: Finding[] = [];
	for (const end of ends) {
		const path: number[] = [];
		for (let place = end; place >= 0 && isPassing(prepared, place); place = before[place] as number)
			path.unshift(place);
		const log = Math.log(all) + (path.length - 1) * step;
		if (path.length < 3 || log > Math.log(parameters.mostByChance)) continue;
		take(prepared, path);
		findings.push(chainFinding(prepared, path, log));
	}
	return findings;
};

const chainFinding = (prepared: Prepared, path: readonly number[], log: number): Finding => {
	const { graph } = prepared;
	const evidence = evidenceOf(prepared, path);
	const along = [...path.map((place) => graph.source[place] as number), graph.target[path.at(-1) as number] as number];
	return {
		pattern: "chain",
		roles: { along },
		possibleVictims: along.slice(1, -1),
		...evidence,
		inOrder: true,
		byChance: Math.exp(log),
		score: scoreOf(log),
		why: `${path.length} accounts passed it on, one after the other, within ${days(evidence.until - evidence.from)}, each at least ${Math.round(100 * prepared.parameters.keeps)} % of what came.`,
	};
};
