import { type Chains, lapsed, possible } from "@seamark/mla-thread";
import type { RequestRow } from "../store/requests.ts";
import { copyOf } from "../thread/copy.ts";

/** A request as its side reads it in lists. */
export const presentRequest = (row: RequestRow, now: number) => ({
	id: row.id,
	side: row.side,
	requesting: row.requesting,
	requested: row.requested,
	reference: row.reference,
	otherReference: row.otherReference,
	stage: row.stage,
	state: row.state,
	clocks: Object.entries(row.clocks).flatMap(([clock, ends]) =>
		ends === undefined ? [] : [{ clock, ends: new Date(ends).toISOString() }],
	),
	diverged: row.diverged !== null,
	lapsed: lapsed({ state: row.state, clocks: row.clocks }, now),
	assistance: row.assistance,
	createdAt: row.createdAt,
	changedAt: row.changedAt,
	erasedAt: row.erasedAt,
	version: row.version,
});

export const presentWhole = (row: RequestRow, chains: Chains, now: number) => ({
	...presentRequest(row, now),
	contents: row.contents,
	offence: row.offence,
	may: possible(copyOf(row, chains), now),
});
