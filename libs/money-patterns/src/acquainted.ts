import type { MoneyGraph } from "@seamark/money-graph";
import { degreeOf, type Prepared } from "./prepare.ts";

/** An account with more transfers is a shop or a firm: to have it in common says nothing. */
const mostOfPerson = 120;

/** Somebody with few transfers who pays one and is paid by the same: a landlord or a shop is paid by all alike, and pays none of them. */
const isFriendly = (graph: MoneyGraph, account: number): boolean => {
	if (degreeOf(graph, account) > mostOfPerson) return false;
	const paid = new Set(graph.target.subarray(graph.begin[account], graph.begin[account + 1]));
	for (let n = graph.inBegin[account] as number; n < (graph.inBegin[account + 1] as number); n++) {
		const payer = graph.source[graph.incoming[n] as number] as number;
		if (payer !== 0 && paid.has(payer)) return true;
	}
	return false;
};

/**
 * Share of these accounts that know another of them: a payment between the two, or somebody with whom both have to do. Friends who share the cost of an
 * evening look like a fan-in, and know each other at other times too; those who are made to pay one collector do not. What happens about the time of
 * the pattern does not count: it may belong to it.
 */
export const acquainted = (
	{ graph, parameters }: Prepared,
	accounts: readonly number[],
	pattern: { accounts: readonly number[]; places: readonly number[] },
): number => {
	const mine = new Set(accounts);
	const ignored = new Set(pattern.accounts.filter((account) => !mine.has(account)));
	let [from, until] = [Number.POSITIVE_INFINITY, 0];
	for (const place of pattern.places) {
		from = Math.min(from, (graph.at[place] as number) - parameters.passing);
		until = Math.max(until, (graph.at[place] as number) + parameters.passing);
	}
	const counts = (place: number): boolean => (graph.at[place] as number) < from || (graph.at[place] as number) > until;
	const knows = new Set<number>();
	const metBy = new Map<number, number>();
	const meet = (account: number, other: number): void => {
		if (other === 0 || other === account || ignored.has(other)) return;
		if (mine.has(other)) {
			knows.add(account).add(other);
			return;
		}
		const before = metBy.get(other);
		if (before === undefined) metBy.set(other, account);
		else if (before !== account && isFriendly(graph, other)) knows.add(account).add(before);
	};
	for (const account of mine) {
		if (degreeOf(graph, account) > 10 * mostOfPerson) continue;
		for (let n = graph.begin[account] as number; n < (graph.begin[account + 1] as number); n++)
			if (counts(n)) meet(account, graph.target[n] as number);
		for (let n = graph.inBegin[account] as number; n < (graph.inBegin[account + 1] as number); n++) {
			const place = graph.incoming[n] as number;
			if (counts(place)) meet(account, graph.source[place] as number);
		}
	}
	return knows.size / Math.max(1, mine.size);
};
