import type { Finding } from "@seamark/money-patterns";
import { writeAmount } from "@seamark/values";
import { accountName } from "../accounts/account.ts";
import { type FindingShown, wordsOf } from "./schema.ts";

/** Evidence that one finding shows, at most. */
export const mostShown = 200;
const moment = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** A finding as it is answered. Accounts by their number in the file alone; who may be a victim is marked, and nobody is called a suspect. */
export const shown = (finding: Finding, currency: string, refs: ReadonlyMap<number, string>): FindingShown => {
	const { title, source, looksAlike } = wordsOf(finding.pattern);
	const victims = new Set(finding.possibleVictims);
	return {
		...{ pattern: finding.pattern, title, source, looksAlike, score: finding.score, why: finding.why },
		byChance: finding.byChance,
		inOrder: finding.inOrder ?? null,
		from: moment(finding.from),
		until: moment(finding.until),
		amount: writeAmount(BigInt(finding.amount), currency),
		accounts: Object.entries(finding.roles).flatMap(([role, accounts]) =>
			accounts
				.filter((account) => account !== 0)
				.map((account) => ({ account: accountName(account), role, possibleVictim: victims.has(account) })),
		),
		transfers: finding.rows.slice(0, mostShown).flatMap((row) => refs.get(row) ?? []),
		transferCount: finding.rows.length,
	};
};
