/** A part of a whole, from 0 to 1. Where only a range is known, `least` and `most` differ. */
export type Share = { least: number; most: number };

/** Somebody, or a company, holds a share of a company directly. */
export type Holding = { owner: string; of: string; share: Share };

/** Sums of shares are compared with this much room: shares are given with few decimals, and 0.1 + 0.2 is not 0.3. */
const room = 1e-9;

/** All that is wrong with the holdings, at once. Two statements of one share are the caller's to decide between. */
export const faultsOf = (holdings: readonly Holding[]): { at: string; message: string }[] => {
	const least = new Map<string, number>();
	const pairs = new Set<string>();
	const faults = holdings.flatMap(({ owner, of, share }, n) => {
		const wrong: string[] = [];
		const pair = JSON.stringify([owner, of]);
		const isRange = share.least >= 0 && share.most <= 1 && share.least <= share.most;
		if (!isRange) wrong.push("The share is not a range between 0 and 1.");
		if (owner === of) wrong.push("The company holds itself. Leave treasury shares out.");
		if (pairs.has(pair)) wrong.push("This owner's share of this company is stated twice.");
		pairs.add(pair);
		if (isRange) least.set(of, (least.get(of) ?? 0) + share.least);
		return wrong.map((message) => ({ at: `/${n}`, message }));
	});
	for (const [company, sum] of least)
		if (sum > 1 + room)
			faults.push({
				at: `/${company}`,
				message: `The shares of ${company} add up to ${Math.round(sum * 1_000) / 10} %.`,
			});
	return faults;
};
