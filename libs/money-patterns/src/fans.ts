import { acquainted } from "./acquainted.ts";
import { type Burst, burstOf, logExpected, passingEvents, type Side, usualRate } from "./bursts.ts";
import { logTail, scoreOf } from "./chance.ts";
import { days, type Finding } from "./finding.ts";
import { evidenceOf, type Prepared, take } from "./prepare.ts";

const mostOfAccount = 5;
/** Everybody pays new ones oftener than new ones pay him, and the account's own rate has that in it already: a weaker excess is enough. */
const outMore = 5;
const often = (usual: number): string => (usual < 0.05 ? "hardly ever one" : `about ${usual.toFixed(1)}`);

const finding = (prepared: Prepared, account: number, side: Side, burst: Burst): Finding => {
	const log = logExpected(prepared, burst);
	const evidence = evidenceOf(prepared, burst.places);
	const many = burst.others.length;
	return {
		pattern: side === "in" ? "fan-in" : "fan-out",
		roles: side === "in" ? { from: burst.others, to: [account] } : { from: [account], to: burst.others },
		// Who pays a collector may pay a debt for a journey; who collects may be made to.
		possibleVictims: side === "in" ? [...burst.others, account] : [account, ...burst.others],
		...evidence,
		byChance: Math.exp(log),
		score: scoreOf(log),
		why:
			side === "in"
				? `${many} accounts that have nothing else to do with it paid it within ${days(evidence.until - evidence.from)}; at other times ${often(burst.usual)} does in such a time.`
				: `It paid ${many} accounts that have nothing else to do with it within ${days(evidence.until - evidence.from)}; at other times ${often(burst.usual)} in such a time.`,
	};
};

/** Many new payers, or payees, in a time in which the account usually has few. */
export const fans = (prepared: Prepared, side: Side): Finding[] => {
	const { parameters, lasts } = prepared;
	const { windows, leastFan, mostByChance } = parameters;
	const rate = usualRate(prepared);
	const most = Math.log(side === "out" ? mostByChance * outMore : mostByChance);
	const found: Finding[] = [];
	for (let account = 1; account <= prepared.graph.accounts; account++) {
		for (let n = 0; n < mostOfAccount; n++) {
			const events = passingEvents(prepared, account, side);
			if (events.length < leastFan) break;
			const burst = burstOf(events, leastFan, { lasts, windows, rate, distinct: true });
			if (!burst || logExpected(prepared, burst) > most) break;
			const known = acquainted(prepared, burst.others, { accounts: [account], places: burst.places });
			// Chance brings payers one by one, and friends together: without friends they must be too many too. Of payees one payer decides.
			const strangers = side === "in" ? Math.round(burst.others.length * (1 - known)) : burst.others.length;
			const weighed = { ...burst, log: logTail(strangers, burst.usual) };
			if (known >= parameters.circle || logExpected(prepared, weighed) > most) break;
			take(prepared, burst.places);
			found.push(finding(prepared, account, side, weighed));
		}
	}
	return found;
};

/** What came and what left, where they are about as much; the largest of the larger side may belong to the account's own life. */
const balanced = (prepared: Prepared, ins: readonly number[], outs: readonly number[]) => {
	const { amount } = prepared.graph;
	const all = (places: readonly number[]) => places.reduce((sum, place) => sum + (amount[place] as number), 0);
	const withoutLargest = (places: readonly number[]) => {
		const largest = Math.max(...places.map((place) => amount[place] as number));
		const at = places.findIndex((place) => amount[place] === largest);
		return places.filter((_, n) => n !== at);
	};
	const isBalanced = (kept: number) => kept >= prepared.parameters.keeps - 0.1 && kept <= 1.15;
	const kept = all(outs) / all(ins);
	if (isBalanced(kept)) return { ins, outs, kept };
	const fewer = kept > 1 ? { ins, outs: withoutLargest(outs) } : { ins: withoutLargest(ins), outs };
	const then = all(fewer.outs) / all(fewer.ins);
	return isBalanced(then) ? { ...fewer, kept: then } : undefined;
};

/** Paid by several and paying several, about as much, in one time. */
export const gatherScatters = (prepared: Prepared): Finding[] => {
	const { parameters, lasts } = prepared;
	const { windows, leastMiddles, mostByChance, within } = parameters;
	const rate = usualRate(prepared);
	const looking = { lasts, windows, rate, distinct: true };
	const found: Finding[] = [];
	for (let account = 1; account <= prepared.graph.accounts; account++) {
		const [ins, outs] = [passingEvents(prepared, account, "in"), passingEvents(prepared, account, "out")];
		if (ins.length < leastMiddles || outs.length < leastMiddles) continue;
		const gathered = burstOf(ins, leastMiddles, looking);
		if (!gathered) continue;
		const near = ({ at }: { at: number }) => Math.abs(at - gathered.from) <= within;
		const scattered = burstOf(outs, leastMiddles, looking, near);
		if (!scattered) continue;
		const tries = Math.log(Math.max(1, within / scattered.window) * windows.length);
		const log = logExpected(prepared, gathered) + scattered.log + tries;
		const each = Math.log(0.1);
		if (log > Math.log(mostByChance) || gathered.log + tries > each || scattered.log + tries > each) continue;
		const both = balanced(prepared, gathered.places, scattered.places);
		if (!both) continue;
		const { ins: inPlaces, outs: outPlaces, kept } = both;
		const [came, left] = [evidenceOf(prepared, inPlaces), evidenceOf(prepared, outPlaces)];
		const places = [...inPlaces, ...outPlaces];
		const pattern = { accounts: [account], places };
		if (acquainted(prepared, [...gathered.others, ...scattered.others], pattern) >= parameters.circle) continue;
		take(prepared, places);
		found.push({
			pattern: "gather-scatter",
			roles: { from: gathered.others, middle: [account], to: scattered.others },
			possibleVictims: [...gathered.others, account],
			...evidenceOf(prepared, places),
			inOrder: came.until <= left.from,
			byChance: Math.exp(log),
			score: scoreOf(log),
			why: `${gathered.others.length} new payers and ${scattered.others.length} new payees within ${days(Math.max(came.until, left.until) - Math.min(came.from, left.from))}; ${Math.round(kept * 100)} % of what came in went out.`,
		});
	}
	return found;
};
