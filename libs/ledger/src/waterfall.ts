import { type Amount, divide } from "@seamark/tracing-methods";

/** One step of the order of payment: claims, or a share of what is left by then. */
export type Rank = { name: string; share?: readonly [part: number, of: number] };

/** Who is paid before whom, as data. An agreement, a national law or the hub says so; which one is part of it. */
export type Waterfall = { source: string; ranks: readonly Rank[] };

/** What is owed to a beneficiary within a rank. The beneficiary is a reference of the vault. */
export type Claim = { rank: string; beneficiary: string; amount: Amount };

export type Distribution = {
	payments: { rank: string; beneficiary: string; amount: Amount; owed: Amount }[];
	/** Of each rank: what there was, what was owed, what was paid, in the order of payment. */
	steps: { rank: string; available: Amount; owed: Amount; paid: Amount }[];
	left: Amount;
};

/** Where neither an agreement nor a law says otherwise. */
export const hubDefault: Waterfall = {
	source: "the hub's default; UNTOC 14(2) and 25(2), Trafficking Protocol 6(6)",
	ranks: [
		{ name: "compensation-and-unpaid-wages" },
		{ name: "services-for-victims" },
		{ name: "reintegration" },
		{ name: "sharing" },
	],
};

export const faultsOfWaterfall = ({ source, ranks }: Waterfall): string[] => [
	...(source.trim() === "" ? ["names no legal source"] : []),
	...(ranks.length === 0 ? ["has no rank"] : []),
	...(new Set(ranks.map(({ name }) => name)).size < ranks.length ? ["has two ranks of one name"] : []),
	...ranks.flatMap(({ name, share }) =>
		share &&
		!(Number.isInteger(share[0]) && Number.isInteger(share[1]) && share[0] >= 0 && share[0] <= share[1] && share[1] > 0)
			? [`${name}: the share is no part of a whole`]
			: [],
	),
];

/**
 * Pays claims rank after rank. Where a rank cannot be paid in full, each gets the same part of what is owed; units that are left after rounding go
 * to the largest fractions, and of equal ones to the earlier claim. A rank with a share takes no more than that part of what is left by then.
 */
export const distribute = (available: Amount, { ranks }: Waterfall, claims: readonly Claim[]): Distribution => {
	const payments: Distribution["payments"] = [];
	const steps: Distribution["steps"] = [];
	let left = available < 0n ? 0n : available;
	for (const { name, share } of ranks) {
		const mine = claims.filter(({ rank, amount }) => rank === name && amount > 0n);
		const owed = mine.reduce((sum, { amount }) => sum + amount, 0n);
		const open = share ? (left * BigInt(share[0])) / BigInt(share[1]) : left;
		const paid = owed < open ? owed : open;
		const parts = divide(
			paid,
			mine.map(({ amount }) => amount),
		);
		for (const [n, { beneficiary, amount }] of mine.entries())
			payments.push({ rank: name, beneficiary, amount: parts[n] ?? 0n, owed: amount });
		steps.push({ rank: name, available: left, owed, paid });
		left -= paid;
	}
	return { payments, steps, left };
};
