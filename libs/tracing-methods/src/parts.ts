/** Amounts are whole numbers of the minor unit of one currency: cents, pence. Nothing here rounds but {@link divide}. */
export type Amount = bigint;

/** How much of an amount is whose money. Sources are in the order in which they came. */
export type Part = { source: string; amount: Amount };

export const sum = (amounts: readonly Amount[]): Amount => amounts.reduce((all, one) => all + one, 0n);
export const least = (...amounts: readonly [Amount, ...Amount[]]): Amount =>
	[...amounts].sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
export const total = (parts: readonly Part[]): Amount => sum(parts.map(({ amount }) => amount));

/**
 * Divides an amount by weights, exactly: what is left over after rounding down goes, a unit each, to the largest fractions, and of equal
 * ones to the earlier. The shares add up to the amount.
 */
export const divide = (amount: Amount, weights: readonly Amount[]): Amount[] => {
	const all = sum(weights);
	if (all === 0n) return weights.map(() => 0n);
	const shares = weights.map((weight) => (amount * weight) / all);
	const fractions = weights.map((weight, at) => ({ at, fraction: (amount * weight) % all }));
	fractions.sort((a, b) => (a.fraction === b.fraction ? a.at - b.at : a.fraction > b.fraction ? -1 : 1));
	const left = Number(amount - sum(shares));
	for (const { at } of fractions.slice(0, left)) shares[at] = (shares[at] ?? 0n) + 1n;
	return shares;
};

/** One part for each source, in the order in which they came first. Parts of nothing are left out. */
export const merge = (parts: readonly Part[]): Part[] => {
	const amounts = new Map<string, Amount>();
	for (const { source, amount } of parts) amounts.set(source, (amounts.get(source) ?? 0n) + amount);
	return [...amounts].filter(([, amount]) => amount !== 0n).map(([source, amount]) => ({ source, amount }));
};

/** Takes an amount off the front of a line of parts. */
export const takeInOrder = (parts: readonly Part[], amount: Amount): { taken: Part[]; left: Part[] } => {
	const taken: Part[] = [];
	const left: Part[] = [];
	let missing = amount;
	for (const part of parts) {
		const some = least(part.amount, missing);
		missing -= some;
		if (some > 0n) taken.push({ ...part, amount: some });
		if (part.amount > some) left.push({ ...part, amount: part.amount - some });
	}
	return { taken, left };
};

/** Takes an amount of all parts alike. */
export const takeAlike = (parts: readonly Part[], amount: Amount): { taken: Part[]; left: Part[] } => {
	const shares = divide(
		amount,
		parts.map((part) => part.amount),
	);
	return {
		taken: parts.map((part, at) => ({ ...part, amount: shares[at] ?? 0n })).filter((part) => part.amount > 0n),
		left: parts
			.map((part, at) => ({ ...part, amount: part.amount - (shares[at] ?? 0n) }))
			.filter((part) => part.amount > 0n),
	};
};
