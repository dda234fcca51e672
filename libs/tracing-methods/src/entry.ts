import type { Amount, Part } from "./parts.ts";

/**
 * One line of the accounts that are looked at, in the order in which they are to be taken. The order within one instant is an
 * assumption of the caller, who has to say it.
 */
export type Entry = { id: string; at: string } & (
	| {
			/** What is in the account where the statement begins. Below zero: an overdraft. */
			kind: "opening";
			account: string;
			amount: Amount;
			/** Whose money it is taken to be. */
			source: string;
	  }
	/** Money from outside. */
	| { kind: "deposit"; account: string; amount: Amount; source: string }
	| {
			kind: "transfer";
			from: string;
			to: string;
			amount: Amount;
			/** Taken from the sender after the amount. */
			fee?: Amount;
			/** What arrives, where it is another currency. */
			received?: Amount;
			/** The receiver gave value and knew nothing: the money is theirs, and the trace ends. */
			goodFaith?: true;
	  }
	| { kind: "payment"; from: string; to: string; amount: Amount; fee?: Amount; asset?: true }
);

/** Where parts of a source went. `to` is an account, the name of a thing or a receiver, or one of {@link ends}. */
export type Move = { entry: string; from: string; to: string; parts: Part[] };

export const ends = {
	fee: "(fee)",
	/** An overdraft swallows what is paid in: Bishopsgate v Homan [1995] Ch 211. */
	overdraft: "(overdraft repaid)",
	/** Paid by the bank's credit, not by money that was there. */
	credit: "(credit of the bank)",
} as const;

export type Leaving = Extract<Entry, { kind: "transfer" | "payment" }>;
export const isLeaving = (entry: Entry): entry is Leaving => entry.kind === "transfer" || entry.kind === "payment";

export const accountsOf = (entry: Entry): string[] =>
	entry.kind === "transfer" ? [entry.from, entry.to] : entry.kind === "payment" ? [entry.from] : [entry.account];

type Wrong = [field: string, message: string];

const wrongAmounts = (entry: Entry): Wrong[] => {
	const wrong: Wrong[] = [];
	if (entry.amount < 0n && entry.kind !== "opening") wrong.push(["amount", "The amount is below zero."]);
	if (entry.amount === 0n) wrong.push(["amount", "The amount is zero."]);
	if (isLeaving(entry) && entry.fee !== undefined && entry.fee < 0n) wrong.push(["fee", "The fee is below zero."]);
	if (entry.kind === "transfer" && entry.received !== undefined && entry.received <= 0n)
		wrong.push(["received", "What arrives is not above zero."]);
	return wrong;
};

/** All that is wrong with the entries, at once. */
export const faultsOf = (entries: readonly Entry[]): { at: string; message: string }[] => {
	const ids = new Set<string>();
	const seen = new Set<string>();
	let before = "";
	return entries.flatMap((entry, n) => {
		const wrong: Wrong[] = [];
		if (ids.has(entry.id)) wrong.push(["id", "Two entries have this id."]);
		if (entry.at < before) wrong.push(["at", "The entry is earlier than the one before it. Sort the entries by time."]);
		wrong.push(...wrongAmounts(entry));
		if (entry.kind === "transfer" && entry.from === entry.to) wrong.push(["to", "The account pays itself."]);
		if (entry.kind === "opening" && seen.has(entry.account))
			wrong.push(["account", "The account has entries before its opening balance."]);
		ids.add(entry.id);
		before = entry.at;
		for (const account of accountsOf(entry)) seen.add(account);
		return wrong.map(([field, message]) => ({ at: `/${n}/${field}`, message }));
	});
};
