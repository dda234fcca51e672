import type { MoneyGraph } from "../../libs/money-graph/src/index.ts";
import { generate } from "../../libs/money-patterns/src/generator/index.ts";
import { findPatterns, scorePatterns } from "../../libs/money-patterns/src/index.ts";
import type { Options } from "./options.ts";
import { figureOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

/** The least that reads all of it: each column once, in order. */
const onePass = ({ count, source, target, at, amount, row }: MoneyGraph): number => {
	let sum = 0;
	for (let n = 0; n < count; n++)
		sum +=
			(source[n] as number) + (target[n] as number) + (at[n] as number) + (amount[n] as number) + (row[n] as number);
	return sum;
};

/** All patterns and signs over made-up transfers on one core, as a multiple of one pass over them; and how many are right. */
export const patterns = async (o: Options) => {
	const set = generate({ seed: 77, each: o.quick ? 1 : 65, noise: o.quick ? 20 : 100, days: 240 });
	o.say(`${set.transfers.count} transfers between ${set.accounts} accounts, ${set.planted} of them planted.`);
	const row = table(o.say, ["", "all patterns ms", "one pass ms", "findings"]);
	const rounds: { patterns: number; pass: number }[] = [];
	let scores = scorePatterns([], set.truth);
	let kept = 0;
	for (let round = 1; round <= o.rounds; round++) {
		const began = performance.now();
		const found = findPatterns(set.graph, { threshold: 1_000_000 });
		const patternsMs = performance.now() - began;
		kept += onePass(set.graph);
		const from = performance.now();
		for (let n = 0; n < 10; n++) kept += onePass(set.graph);
		const pass = (performance.now() - from) / 10;
		rounds.push({ patterns: patternsMs, pass });
		scores = scorePatterns(found.findings, set.truth);
		row(`round ${round}`, Math.round(patternsMs), Number(pass.toFixed(1)), found.findings.length);
	}
	const sum = (name: "planted" | "found" | "right") => scores.reduce((all, one) => all + one[name], 0);
	const all = (name: "patterns" | "pass") => rounds.map((one) => one[name]);
	return {
		bench: "patterns",
		unit: "ms",
		transfers: set.transfers.count,
		accounts: set.accounts,
		rounds: o.rounds,
		read: kept > 0,
		right: { planted: sum("planted"), found: sum("found"), right: sum("right") },
		ratio: { allPatternsToOnePass: ratioOf(all("patterns"), all("pass")) },
		results: { patternsMs: figureOf(all("patterns")), passMs: figureOf(all("pass")) },
	};
};
