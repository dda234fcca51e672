import type { Posting } from "./book.ts";

/** Accounts of a book, by the first word of their names. Ids and countries follow it, and never a name. */
export const accountKinds = {
	/** Property in custody, and money that was made of it. */
	held: "custody",
	/** What is there to be given back. */
	fund: "custody",
	/** A fund that pays before there is anything to pay from. Below zero it is owed back. */
	advance: "lent",
	costs: "gone",
	/** Paid to somebody who is owed, a State too. */
	paid: "gone",
	/** Given to a State that claimed nothing here. */
	shared: "gone",
	/** Given back to its owner. */
	released: "gone",
	/** Where value came from. */
	outside: "outside",
} as const;
export type AccountKind = keyof typeof accountKinds;

const kindOf = (account: string): AccountKind => account.split(":", 1)[0] as AccountKind;
const mayOwe: readonly AccountKind[] = ["advance", "outside"];

/**
 * Whether less is in custody, or more is lent, afterwards: a release of value, which takes two persons. What moves within custody takes one.
 */
export const releasesValue = (postings: readonly Posting[]): boolean => {
	const sums = new Map<string, bigint>();
	for (const { account, currency, amount } of postings) {
		const where = accountKinds[kindOf(account)];
		if (where !== "custody" && where !== "lent") continue;
		const key = `${where} ${currency}`;
		sums.set(key, (sums.get(key) ?? 0n) + amount);
	}
	return [...sums.values()].some((sum) => sum < 0n);
};

/** Accounts that would be below zero, and may not be. `balances` has the accounts of the postings. */
export const overdrawn = (
	balances: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
	postings: readonly Posting[],
): string[] => {
	const after = new Map<string, bigint>();
	for (const { account, currency, amount } of postings) {
		if (mayOwe.includes(kindOf(account))) continue;
		const key = `${account} ${currency}`;
		after.set(key, (after.get(key) ?? balances.get(account)?.get(currency) ?? 0n) + amount);
	}
	return [...after].flatMap(([key, left]) => (left < 0n ? [key] : []));
};
