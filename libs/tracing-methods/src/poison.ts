import { accountsOf, type Entry, isLeaving } from "./entry.ts";
import type { Amount } from "./parts.ts";

/**
 * Poison: what has touched money of these sources is all of it. For each account and each receiver of payments, the most that any method
 * can find there. The figures of two accounts may be the same money, so they have no sum.
 */
export const poison = (entries: readonly Entry[], sources: ReadonlySet<string>): Map<string, Amount> => {
	const balance = new Map<string, Amount>();
	const paid = new Map<string, Amount>();
	const touched = new Set<string>();
	const add = (to: Map<string, Amount>, name: string, amount: Amount) => to.set(name, (to.get(name) ?? 0n) + amount);
	for (const entry of entries) {
		if (!isLeaving(entry)) {
			add(balance, entry.account, entry.amount);
			if (sources.has(entry.source)) touched.add(entry.account);
			continue;
		}
		const poisoned = touched.has(entry.from);
		add(balance, entry.from, -entry.amount - (entry.fee ?? 0n));
		if (entry.kind === "payment") add(paid, entry.to, poisoned ? entry.amount : 0n);
		else {
			add(balance, entry.to, entry.received ?? entry.amount);
			if (poisoned && !entry.goodFaith) touched.add(entry.to);
		}
	}
	const held = entries.flatMap(accountsOf).map((name): [string, Amount] => {
		const there = balance.get(name) ?? 0n;
		return [name, touched.has(name) && there > 0n ? there : 0n];
	});
	return new Map([...paid, ...held]);
};
