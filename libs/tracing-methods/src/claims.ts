import { type Amount, divide, least, type Part } from "./parts.ts";

/**
 * What is left is shared by what each lost, without asking where whose money went: pari passu. The wrongdoer's own comes last.
 * Nobody gets more than they lost.
 */
export const pariPassu = (left: Amount, lost: readonly Part[], own: ReadonlySet<string>): Part[] => {
	const owners = lost.filter(({ source }) => !own.has(source));
	const all = owners.reduce((sum, { amount }) => sum + amount, 0n);
	const shared = least(left, all);
	const shares = divide(
		shared,
		owners.map(({ amount }) => amount),
	);
	const parts = owners.map(({ source }, at) => ({ source, amount: shares[at] ?? 0n }));
	const rest = lost.filter(({ source }) => own.has(source));
	const restShares = divide(
		left - shared,
		rest.map(({ amount }) => amount),
	);
	return [...parts, ...rest.map(({ source }, at) => ({ source, amount: restShares[at] ?? 0n }))].filter(
		({ amount }) => amount > 0n,
	);
};

/**
 * A thing that was bought in part with another's money: a charge for what was taken, or a share of what it is worth now, as the owner
 * elects. Source: Foskett v McKeown [2001] 1 AC 102.
 */
export const claimOnThing = (o: { taken: Amount; price: Amount; worth: Amount }) => {
	const [share = 0n] = divide(o.worth, [o.taken, o.price - o.taken]);
	const charge = least(o.taken, o.worth);
	return { charge, share, better: share > charge ? ("share" as const) : ("charge" as const) };
};

/**
 * How much of a thing can be confiscated: by value, any property up to what the crime brought (UNTOC 12(1)(a)); of property that is mixed,
 * up to the assessed value of the proceeds in it (12(4)), with the income from it in the same proportion (12(5)).
 */
export const confiscable = (o: {
	/** What the crime brought, as assessed. */
	assessed: Amount;
	/** What was confiscated for it already. */
	confiscated: Amount;
	worth: Amount;
	/** Where the thing itself is proceeds in part: how much. Without it, the thing answers for the value alone. */
	proceeds?: Amount;
	income?: Amount;
}): { property: Amount; income: Amount } => {
	const open = o.assessed > o.confiscated ? o.assessed - o.confiscated : 0n;
	if (o.proceeds === undefined) return { property: least(open, o.worth), income: 0n };
	const [income = 0n] =
		o.worth > 0n ? divide(o.income ?? 0n, [least(o.proceeds, o.worth), o.worth - least(o.proceeds, o.worth)]) : [0n];
	return { property: least(o.proceeds, o.worth, open), income };
};
