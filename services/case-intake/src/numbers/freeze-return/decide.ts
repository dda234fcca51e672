import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decided, faultsWhere } from "@seamark/service";
import { yearlyReturnFrozen } from "../../events.ts";
import { type Frozen, insertReturn, toReturnRow } from "../../store/yearly-returns.ts";
import { sha256Of } from "../yearly-return/answer.ts";
import { canonicalJson, type YearlyReturn } from "../yearly-return/canonical.ts";

/** A year is frozen when it is over (UTC). */
export const yearFaults = (year: number, at: number): Fault[] =>
	faultsWhere([year >= new Date(at).getUTCFullYear(), "year", `can be frozen from 1 January ${year + 1} on`]);

/** The last edition where the numbers are what it says; otherwise they are a new edition beside it. */
export const decideFreezeReturn = (
	content: YearlyReturn,
	last: Frozen | undefined,
	by: { actor: Actor; at: number },
): Decided => {
	const text = canonicalJson(content);
	const sha256 = sha256Of(text);
	if (last?.sha256 === sha256) return { writes: [], events: [], answer: last, there: true };
	const { actor, at } = by;
	const { year, rulesVersion } = content;
	const edition = (last?.edition ?? 0) + 1;
	const frozen: Frozen = { year, edition, sha256, rulesVersion, frozenAt: new Date(at).toISOString() };
	const row = toReturnRow(frozen, { agency: actor.agencyId, post: actor.postId, text });
	return {
		writes: [{ statement: insertReturn, row }],
		events: [yearlyReturnFrozen({ actor, year, edition, sha256 })],
		answer: frozen,
	};
};
