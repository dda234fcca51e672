import type { Fault } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { faultsWhere } from "@seamark/service";
import type { Changed } from "./events.ts";

/** What a command comes to: rows, what followers are told, and the answer; or everything that is wrong with it. */
export type DirectoryDecision = DirectoryChange | { faults: readonly Fault[] };

export type DirectoryChange = {
	writes: Change["writes"];
	changed: readonly Changed[];
	answer: Record<string, unknown>;
};

/** The change, unless something is wrong. */
export const unlessFaulty = (faults: readonly Fault[], what: () => DirectoryChange): DirectoryDecision =>
	faults.length > 0 ? { faults } : what();

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
