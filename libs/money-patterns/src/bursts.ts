import { logTail } from "./chance.ts";
import { isPassing, type Prepared } from "./prepare.ts";

/** Something that happens to an account: a transfer, and who is on its other side. */
export type Event = { place: number; other: number; at: number };
export type Side = "in" | "out";

export type Burst = {
	/** All events of those who first come within the window. */
	places: number[];
	others: number[];
	from: number;
	until: number;
	/** How many would come in such a time as the account is at other times. */
	usual: number;
	/** Logarithm of how probable that is in one window of one account. */
	log: number;
	window: number;
	/** Windows that were looked at. */
	tries: number;
};

/** Payments of an account on one side by or to those with whom it has no standing relation, in the order of time. */
export const passingEvents = (prepared: Prepared, account: number, side: Side): Event[] => {
	const { begin, inBegin, incoming, source, target, at } = prepared.graph;
	const events: Event[] = [];
	if (side === "out")
		for (let n = begin[account] as number; n < (begin[account + 1] as number); n++) {
			if (isPassing(prepared, n)) events.push({ place: n, other: target[n] as number, at: at[n] as number });
		}
	else
		for (let n = inBegin[account] as number; n < (inBegin[account + 1] as number); n++) {
			const place = incoming[n] as number;
			if (isPassing(prepared, place)) events.push({ place, other: source[place] as number, at: at[place] as number });
		}
	return events;
};

/** How often such an event comes to an account in a second, over all accounts. */
export const usualRate = (prepared: Prepared): number => {
	let passing = 0;
	for (let n = 0; n < prepared.graph.count; n++) if (isPassing(prepared, n)) passing++;
	return Math.max(passing, 1) / (prepared.active * prepared.lasts);
};

const firstOfEach = (events: readonly Event[]): Event[] => {
	const seen = new Set<number>();
	return events.filter(({ other }) => !seen.has(other) && seen.add(other));
};

type Looking = { lasts: number; windows: readonly number[]; rate: number; distinct: boolean };

/**
 * The window that differs most from what the account does at other times. Its own rate counts. An account with few events is drawn towards
 * the rate of all accounts. A shop has many new payers always, and a person has a few on one day.
 */
export const burstOf = (
	events: readonly Event[],
	least: number,
	{ lasts, windows, rate, distinct }: Looking,
	within: (event: Event) => boolean = () => true,
): Burst | undefined => {
	const firsts = distinct ? firstOfEach(events) : [...events];
	if (firsts.length < least) return undefined;
	let best: { log: number; begin: number; end: number; usual: number; window: number } | undefined;
	for (const window of windows.filter((one) => one <= lasts / 4 || one === windows[0])) {
		for (let begin = 0, end = 0; begin < firsts.length; begin++) {
			const from = firsts[begin] as Event;
			while (end < firsts.length && (firsts[end] as Event).at <= from.at + window) end++;
			const found = end - begin;
			if (found < least || !within(from) || !within(firsts[end - 1] as Event)) continue;
			const outside = firsts.length - found;
			const rest = Math.max(lasts - window, window);
			const usual = window * Math.max(outside / rest, (outside + 1) / (rest + Math.min(1 / rate, lasts)));
			const log = logTail(found, usual);
			if (best === undefined || log < best.log) best = { log, begin, end, usual, window };
		}
	}
	if (!best) return undefined;
	const inside = firsts.slice(best.begin, best.end);
	const others = new Set(inside.map(({ other }) => other));
	const [from, until] = [(inside[0] as Event).at, (inside.at(-1) as Event).at];
	const places = distinct
		? events
				.filter(({ other, at }) => others.has(other) && at >= from && at <= from + best.window)
				.map(({ place }) => place)
		: inside.map(({ place }) => place);
	return {
		...best,
		tries: Math.max(lasts / best.window, firsts.length) * windows.length,
		places,
		others: [...others],
		from,
		until,
	};
};

/** Logarithm of how many bursts like it all accounts would have by chance. */
export const logExpected = ({ active }: Prepared, { log, tries }: Burst): number =>
	log + Math.log(tries) + Math.log(active);
