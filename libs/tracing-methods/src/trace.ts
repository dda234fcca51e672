import { type Entry, ends, isLeaving, type Leaving, type Move } from "./entry.ts";
import type { Method, Use } from "./methods.ts";
import { type Amount, divide, least, type Part, total } from "./parts.ts";

export type Trace = {
	method: string;
	/** Every step, in order, as it can be followed by hand. The parts of a step add up to its amount. */
	moves: Move[];
	/** What is still in the accounts. With what left them it adds up to all that came in. */
	held: Map<string, Part[]>;
};

type Account = { held: Part[]; overdrawn: Amount };

/**
 * Follows all money through the entries by one method. Nothing is lost: what came in is held, was paid, or ended at a fee or an
 * overdraft. Entries are checked before by `faultsOf`.
 *
 * @param own sources that are the wrongdoer's own. The rest are of others, and innocent.
 */
export const trace = (entries: readonly Entry[], method: Method, own: ReadonlySet<string>): Trace => {
	const accounts = new Map<string, Account>();
	const moves: Move[] = [];
	const of = (name: string): Account => {
		const account = accounts.get(name) ?? { held: [], overdrawn: 0n };
		accounts.set(name, account);
		return account;
	};
	const move = (entry: string, from: string, to: string, parts: Part[]) => {
		if (parts.length > 0) moves.push({ entry, from, to, parts });
	};
	const put = (entry: Entry, name: string, parts: Part[]) => {
		const account = of(name);
		const swallowed = least(account.overdrawn, total(parts));
		// What the overdraft swallows leaves the incoming money as any payment would, by the same method.
		const { taken, left } = method.take(method.put([], parts), swallowed, { own, use: "other" });
		account.overdrawn -= swallowed;
		account.held = method.put(account.held, left);
		move(entry.id, name, ends.overdraft, taken);
	};
	const take = (name: string, amount: Amount, use: Use): Part[] => {
		const account = of(name);
		const there = least(total(account.held), amount);
		const { taken, left } = method.take(account.held, there, { own, use });
		account.held = left;
		account.overdrawn += amount - there;
		return amount > there ? [...taken, { source: ends.credit, amount: amount - there }] : taken;
	};
	const spend = (group: readonly Leaving[]) => {
		const first = group[0];
		if (!first) return;
		const use: Use = first.kind === "payment" && first.asset ? "asset" : "other";
		const amount = group.reduce((all, entry) => all + entry.amount, 0n);
		const parts = share(take(first.from, amount, use), group, method);
		for (const [n, entry] of group.entries()) {
			move(entry.id, entry.from, entry.to, parts[n] ?? []);
			if (entry.fee) move(entry.id, entry.from, ends.fee, take(entry.from, entry.fee, "other"));
			if (entry.kind === "transfer") put(entry, entry.to, received(entry, parts[n] ?? []));
		}
	};
	for (const group of grouped(entries)) {
		const [entry] = group;
		if (isLeaving(entry)) spend(group as Leaving[]);
		else if (entry.kind === "opening" && entry.amount < 0n) of(entry.account).overdrawn = -entry.amount;
		else put(entry, entry.account, [{ source: entry.source, amount: entry.amount }]);
	}
	return { method: method.name, moves, held: new Map([...accounts].map(([name, { held }]) => [name, held])) };
};

/**
 * Payments of one account at one instant for one use leave together, so that it makes no difference whether a bank wrote one line or two.
 * A fee comes after its own payment, and ends the group.
 */
const grouped = (entries: readonly Entry[]): [Entry, ...Entry[]][] => {
	const groups: [Entry, ...Entry[]][] = [];
	for (const entry of entries) {
		const last = groups.at(-1);
		const before = last?.at(-1);
		const together =
			before &&
			isLeaving(before) &&
			isLeaving(entry) &&
			before.at === entry.at &&
			before.from === entry.from &&
			!before.fee &&
			before.kind === entry.kind &&
			(before.kind === "payment" ? before.asset : before.to) === (entry.kind === "payment" ? entry.asset : entry.to);
		if (together) last?.push(entry);
		else groups.push([entry]);
	}
	return groups;
};

/** Gives the parts of a group to its payments. */
const share = (taken: readonly Part[], group: readonly Leaving[], method: Method): Part[][] => {
	let left: readonly Part[] = taken;
	return group.map((entry) => {
		const one = method.apart(left, entry.amount);
		left = one.left;
		return one.taken;
	});
};

/** What arrives: in the currency of the account that it comes to, and the receiver's own where they gave value in good faith. */
const received = (entry: Extract<Entry, { kind: "transfer" }>, parts: readonly Part[]): Part[] => {
	const arrives = entry.received ?? entry.amount;
	if (entry.goodFaith) return [{ source: `(${entry.to}, in good faith)`, amount: arrives }];
	const shares = divide(
		arrives,
		parts.map(({ amount }) => amount),
	);
	return parts.map((part, at) => ({ ...part, amount: shares[at] ?? 0n })).filter(({ amount }) => amount > 0n);
};
