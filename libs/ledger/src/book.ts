/** Minor units of a currency that one account gets; what it gives is below zero. */
export type Posting = { account: string; currency: string; amount: bigint };

export type Transaction = {
	id: string;
	/** Why, and on what legal ground. */
	source: string;
	postings: readonly Posting[];
	/** The transaction that this one undoes whole. */
	reverses?: string;
};

/** Transactions in the order in which they were booked. Nothing is changed or taken out: what was wrong is reversed. */
export type Book = readonly Transaction[];

const sumsOf = (postings: readonly Posting[]): Map<string, bigint> => {
	const sums = new Map<string, bigint>();
	for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
	return sums;
};

const nameOf = ({ account, currency, amount }: Posting): string => `${account} ${currency} ${amount}`;
const isMirrored = (first: readonly Posting[], second: readonly Posting[]): boolean => {
	const back = second.map((one) => nameOf({ ...one, amount: -one.amount })).sort();
	return (
		first.length === second.length &&
		first
			.map(nameOf)
			.sort()
			.every((name, n) => name === back[n])
	);
};

/** Everything that keeps a transaction out of a book; empty where it may be booked. */
export const faultsOfTransaction = (book: Book, transaction: Transaction): string[] => {
	const { id, source, postings, reverses } = transaction;
	const faults: string[] = [];
	if (book.some((one) => one.id === id)) faults.push("is booked already");
	if (source.trim() === "") faults.push("names no ground");
	if (postings.length < 2) faults.push("needs two postings or more");
	if (postings.some(({ amount }) => amount === 0n)) faults.push("has a posting of nothing");
	for (const [currency, sum] of sumsOf(postings)) if (sum !== 0n) faults.push(`does not come to zero in ${currency}`);
	if (reverses === undefined) return faults;
	const before = book.find((one) => one.id === reverses);
	if (!before) return [...faults, "reverses a transaction that is not there"];
	if (before.reverses !== undefined) faults.push("reverses a reversal: book the transaction again");
	if (book.some((one) => one.reverses === reverses)) faults.push("reverses a transaction that is reversed already");
	if (!isMirrored(before.postings, postings)) faults.push("does not undo the whole transaction");
	return faults;
};

/** The transaction that undoes another one whole. */
export const reversalOf = (transaction: Transaction, o: { id: string; source: string }): Transaction => ({
	...o,
	reverses: transaction.id,
	postings: transaction.postings.map((one) => ({ ...one, amount: -one.amount })),
});

/** What each account had after a transaction, and after the last one when left out. Accounts that have nothing are left out. */
export const balancesAfter = (book: Book, id?: string): Map<string, Map<string, bigint>> => {
	const balances = new Map<string, Map<string, bigint>>();
	const last = id === undefined ? book.length - 1 : book.findIndex((one) => one.id === id);
	for (const { account, currency, amount } of book.slice(0, last + 1).flatMap(({ postings }) => postings)) {
		const mine = balances.get(account) ?? new Map<string, bigint>();
		mine.set(currency, (mine.get(currency) ?? 0n) + amount);
		balances.set(account, mine);
	}
	for (const [account, mine] of balances) {
		for (const [currency, amount] of mine) if (amount === 0n) mine.delete(currency);
		if (mine.size === 0) balances.delete(account);
	}
	return balances;
};
