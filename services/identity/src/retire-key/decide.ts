import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { longestLife } from "../issue-token/decide.ts";
import type { KeyRow } from "../store/read.ts";
import { retireKey } from "../store/statements.ts";

/** Seconds that clocks may differ by. */
const skew = 10;

/** A retired key signs nothing more, and verifies until the last token that it signed has expired. */
export const decideRetireKey = (
	agencyId: string,
	key: KeyRow,
	keys: readonly KeyRow[],
	now: number,
): DirectoryDecision => {
	const others = keys.filter(
		(one) => one.kid !== key.kid && !one.revoked && one.notAfter === null && one.notBefore <= now,
	);
	return unlessFaulty(
		faultsWhere(
			[key.revoked, "/kid", "is revoked already"],
			[key.notAfter !== null, "/kid", "is retired already"],
			[
				others.length === 0,
				"/kid",
				"is the only key that is valid now; publish another one and wait until it is valid",
			],
		),
		() => {
			const notAfter = rfc3339(now + (longestLife + skew) * 1_000);
			return {
				writes: [{ statement: retireKey, row: { agencyId, kid: key.kid, notAfter, version: key.version } }],
				changed: [{ entity: "key", entityId: key.kid, change: "retired", agencyId }],
				answer: { kid: key.kid, notAfter },
			};
		},
	);
};
