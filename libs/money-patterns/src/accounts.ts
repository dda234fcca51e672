import { acquainted } from "./acquainted.ts";
import { type Burst, burstOf, type Event, logExpected } from "./bursts.ts";
import type { PatternName } from "./catalogue.ts";
import { logTail, scoreOf } from "./chance.ts";
import { days, type Finding } from "./finding.ts";
import { between } from "./passing-on.ts";
import { evidenceOf, type Prepared, take } from "./prepare.ts";

const day = 86_400;

/** Everything that goes in or out of an account on one side, in the order of time. Standing relations count here. */
const eventsOf = ({ graph, taken }: Prepared, account: number, side: "in" | "out"): Event[] => {
	const events: Event[] = [];
	const begins = side === "out" ? graph.begin : graph.inBegin;
	for (let n = begins[account] as number; n < (begins[account + 1] as number); n++) {
		const place = side === "out" ? n : (graph.incoming[n] as number);
		const other = (side === "out" ? graph.target[place] : graph.source[place]) as number;
		if (taken[place] === 0) events.push({ place, other, at: graph.at[place] as number });
	}
	return events;
};

const each = (prepared: Prepared, work: (account: number) => Finding | undefined): Finding[] => {
	const found: Finding[] = [];
	for (let account = 1; account <= prepared.graph.accounts; account++) {
		if (prepared.crowded.has(account)) continue;
		const one = work(account);
		if (one) found.push(one);
	}
	return found;
};

const rateOf = (prepared: Prepared, counts: (place: number) => boolean): number => {
	let count = 0;
	for (let n = 0; n < prepared.graph.count; n++) if (counts(n)) count++;
	return Math.max(1, count) / (prepared.active * prepared.lasts);
};

const made = (
	prepared: Prepared,
	o: { pattern: PatternName; account: number; places: number[]; log: number; why: string; inOrder?: boolean },
): Finding => {
	take(prepared, o.places);
	return {
		pattern: o.pattern,
		roles: { account: [o.account] },
		possibleVictims: [o.account],
		...evidenceOf(prepared, o.places),
		...(o.inOrder === undefined ? {} : { inOrder: o.inOrder }),
		byChance: Math.exp(o.log),
		score: scoreOf(o.log),
		why: o.why,
	};
};

const lookingAt = ({ lasts, parameters }: Prepared, rate: number) => ({
	...{ lasts, windows: parameters.windows, rate, distinct: false },
});

/** Nothing may lie above the threshold besides, so a weaker excess is enough. */
const nothingAboveMore = 10;

/** Payments into an account just below the threshold, more of them in a time than it has otherwise. */
export const structuring = (prepared: Prepared): Finding[] => {
	const { graph, parameters } = prepared;
	const { threshold, nearThreshold, mostByChance } = parameters;
	if (threshold === null) return [];
	const isNear = (place: number) => {
		const amount = graph.amount[place] as number;
		return amount < threshold && amount >= threshold * nearThreshold;
	};
	const rate = rateOf(prepared, isNear);
	return each(prepared, (account) => {
		const events = eventsOf(prepared, account, "in").filter(({ place }) => isNear(place));
		const burst = burstOf(events, 3, lookingAt(prepared, rate));
		if (!burst) return undefined;
		const log = logExpected(prepared, burst);
		if (log > Math.log(mostByChance * nothingAboveMore)) return undefined;
		const { amount, from, until } = evidenceOf(prepared, burst.places);
		// Who stays below the threshold has nothing above it; a dealer has.
		const above = eventsOf(prepared, account, "in").filter(({ place }) => (graph.amount[place] as number) >= threshold);
		if (above.length * 3 > burst.places.length) return undefined;
		const many = burst.places.length;
		return made(prepared, {
			...{ pattern: "structuring", account, places: burst.places, log },
			why: `${many} payments of ${Math.round(nearThreshold * 100)} % to under 100 % of the threshold within ${days(until - from)}; together ${(amount / threshold).toFixed(1)} times the threshold.`,
		});
	});
};

/** What follows deposits and takes about all of them away. */
const takenOut = (prepared: Prepared, account: number, burst: Burst): number[] => {
	const { graph } = prepared;
	const [from, to, placeOf] = between(prepared, account, "out", burst.from, burst.until + 3 * day);
	const places: number[] = [];
	for (let n = from; n < to; n++) {
		const place = placeOf(n);
		if (graph.target[place] === 0 && prepared.taken[place] === 0) places.push(place);
	}
	return places;
};

/** Several deposits from outside, each below the threshold where there is one, taken out again within three days of the last. */
export const funnels = (prepared: Prepared): Finding[] => {
	const { graph, parameters } = prepared;
	const { threshold, mostByChance } = parameters;
	const isDeposit = (place: number) =>
		graph.source[place] === 0 && (threshold === null || (graph.amount[place] as number) < threshold);
	const rate = rateOf(prepared, isDeposit);
	return each(prepared, (account) => {
		const deposits = eventsOf(prepared, account, "in").filter(({ place }) => isDeposit(place));
		const burst = burstOf(deposits, 4, lookingAt(prepared, rate));
		if (!burst) return undefined;
		const log = logExpected(prepared, burst);
		const out = takenOut(prepared, account, burst);
		if (log > Math.log(mostByChance) || out.length === 0) return undefined;
		const [came, left] = [evidenceOf(prepared, burst.places), evidenceOf(prepared, out)];
		const share = left.amount / came.amount;
		if (share < 0.7 || share > 1.3) return undefined;
		return made(prepared, {
			...{ pattern: "funnel", account, places: [...burst.places, ...out], log },
			inOrder: came.from <= left.from,
			why: `${burst.places.length} deposits within ${days(came.until - came.from)}, usually ${burst.usual < 0.05 ? "hardly one" : burst.usual.toFixed(1)} in such a time; ${Math.round(share * 100)} % of it was taken out up to three days after the last.`,
		});
	});
};

const twoDays = 2 * day;
const passesOn = 0.88;
/** Nearly all has to go out again besides, so a weaker excess is enough. */
const throughMore = 30;
/** With more, over half of the whole time, it is what the account is for. */
const mostOfMule = 25;

/** Each payment in with the first payment out that can be it: within two days, and all but a margin. */
const passedThrough = ({ graph }: Prepared, ins: readonly Event[], outs: readonly Event[]): number[][] => {
	const used = new Set<number>();
	let start = 0;
	return ins.flatMap((came) => {
		while (start < outs.length && (outs[start] as Event).at < came.at) start++;
		const whole = graph.amount[came.place] as number;
		for (let n = start; n < outs.length && (outs[n] as Event).at <= came.at + twoDays; n++) {
			const { place, other } = outs[n] as Event;
			const amount = graph.amount[place] as number;
			// What goes back to who paid is a repayment.
			if (used.has(place) || amount > whole || amount < whole * passesOn || other === came.other) continue;
			used.add(place);
			return [[came.place, place]];
		}
		return [];
	});
};

/** How many payments would seem to be passed on by chance: those of the account that could be it by their amount, and come about then. */
const passedByChance = (
	{ graph, lasts }: Prepared,
	ins: readonly Event[],
	outs: readonly Event[],
	pairs: number[][],
): number => {
	const matched = new Set(pairs.map(([, left]) => left as number));
	const amounts = outs.filter(({ place }) => !matched.has(place)).map(({ place }) => graph.amount[place] as number);
	amounts.sort((a, b) => a - b);
	const below = (limit: number): number => {
		let [low, high] = [0, amounts.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((amounts[middle] as number) < limit) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const alike = ins.reduce((sum, { place }) => {
		const whole = graph.amount[place] as number;
		return sum + below(whole + 1) - below(whole * passesOn) + 0.1;
	}, 0);
	return alike * Math.min(1, twoDays / lasts);
};

/** What comes in leaves again within two days, over and over, and little stays. */
export const passThroughs = (prepared: Prepared): Finding[] => {
	const { lasts, active, parameters } = prepared;
	return each(prepared, (account) => {
		const [ins, outs] = [eventsOf(prepared, account, "in"), eventsOf(prepared, account, "out")];
		if (ins.length < 3 || outs.length < 3) return undefined;
		const pairs = passedThrough(prepared, ins, outs);
		// One who pays and one who is paid, again and again, is wages and rent.
		const payers = new Set(pairs.map(([came]) => prepared.graph.source[came as number]));
		const payees = new Set(pairs.map(([, left]) => prepared.graph.target[left as number]));
		if (pairs.length < 3 || Math.max(payers.size, payees.size) < 3) return undefined;
		const log = logTail(pairs.length, passedByChance(prepared, ins, outs, pairs)) + Math.log(active);
		if (log > Math.log(parameters.mostByChance * throughMore)) return undefined;
		const places = pairs.flat();
		const { from, until } = evidenceOf(prepared, places);
		const during = ins.filter(({ at }) => at >= from && at <= until);
		const came = evidenceOf(
			prepared,
			during.map(({ place }) => place),
		).amount;
		const through = evidenceOf(
			prepared,
			pairs.map(([place]) => place as number),
		).amount;
		if (through / came < 0.6) return undefined;
		// A marketplace or an agent does so all the time, for many.
		if (pairs.length > mostOfMule && until - from > lasts / 2) return undefined;
		return made(prepared, {
			...{ pattern: "pass-through", account, places, log, inOrder: true },
			why: `${pairs.length} payments left again within two days, at least ${Math.round(passesOn * 100)} % of each: ${Math.round((through / came) * 100)} % of all that came in ${days(until - from)}.`,
		});
	});
};

/** A long rest is itself seldom, so a weaker excess after it is enough. */
const dormantMore = 10;
const bandOf = (gap: number): string => (gap >= 365 * day ? "12" : gap >= 182 * day ? "6" : "3");

/** An account at rest for months that then has many transfers within two weeks. */
export const awakenings = (prepared: Prepared): Finding[] => {
	const { parameters, lasts, active, graph } = prepared;
	const window = 14 * day;
	const rate = graph.count / (active * lasts);
	return each(prepared, (account) => {
		const all = [...eventsOf(prepared, account, "in"), ...eventsOf(prepared, account, "out")].sort(
			(a, b) => a.at - b.at,
		);
		for (let n = 1; n < all.length; n++) {
			const woke = (all[n] as Event).at;
			const gap = woke - (all[n - 1] as Event).at;
			if (gap < parameters.dormant) continue;
			const after = all.slice(n).filter(({ at }) => at <= woke + window);
			if (after.length < 5) continue;
			// What it did while it was awake says what it usually does; the gap itself is what is looked at.
			const own =
				(all.length - after.length + 1) / (Math.max(lasts - window - gap, window) + Math.min(1 / rate, lasts));
			const log = logTail(after.length - 1, own * window) - own * gap + Math.log(active * (lasts / parameters.dormant));
			if (log > Math.log(parameters.mostByChance * dormantMore)) continue;
			const places = after.map(({ place }) => place);
			const others = [...new Set(after.map(({ other }) => other).filter((other) => other !== 0))];
			if (acquainted(prepared, others, { accounts: [account], places }) >= parameters.circle) continue;
			return made(prepared, {
				...{ pattern: "dormant-then-active", account, places, log },
				why: `Nothing for ${days(gap)} (band of ${bandOf(gap)} months), then ${after.length} transfers within ${days((after.at(-1) as Event).at - woke)}.`,
			});
		}
		return undefined;
	});
};
