import type { Fault } from "@seamark/errors";
import type { Change } from "@seamark/log";
import type { Changed } from "./events.ts";

/** What a command comes to: rows, what followers are told, and the answer; or everything that is wrong with it. */
export type Decision = Decided | { faults: readonly Fault[] };

export type Decided = {
	writes: Change["writes"];
	changed: readonly Changed[];
	answer: Record<string, unknown>;
};

export const decided = (faults: readonly Fault[], what: () => Decided): Decision =>
	faults.length > 0 ? { faults } : what();

/** Faults from conditions: those that hold are kept. */
export const faultsWhere = (...rules: readonly [wrong: boolean, at: string, message: string][]): Fault[] =>
	rules.filter(([wrong]) => wrong).map(([, at, message]) => ({ at, message }));

/** Times as milliseconds since the epoch; `until` is null for no end. */
export type Period = { from: number; until: number | null; faults: Fault[] };

/** A period that begins now or later. Without `from` it begins now. */
export const periodFrom = (asked: { from?: string; until?: string }, now: number): Period => {
	const from = asked.from === undefined ? now : Date.parse(asked.from);
	const until = asked.until === undefined ? null : Date.parse(asked.until);
	return {
		from,
		until,
		faults: faultsWhere(
			[!(from >= now - sameMomentMs), "/from", "must be a time from now on; what has happened cannot be changed"],
			[until !== null && !(until > from), "/until", "must be a time after the beginning"],
		),
	};
};

/** Callers who write "now" themselves are a little late by the time it arrives. */
const sameMomentMs = 60_000;

export const rfc3339 = (millis: number): string => new Date(millis).toISOString();
