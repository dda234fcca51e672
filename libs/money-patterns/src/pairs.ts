import type { Prepared } from "./prepare.ts";

const day = 86_400;

/** Payments of an account, by who is paid, in the order of time; by who pays where it is looked at from the other side. */
export const byOther = ({ graph, crowded }: Prepared, account: number, side: "in" | "out"): Map<number, number[]> => {
	const groups = new Map<number, number[]>();
	if (crowded.has(account)) return groups;
	const begins = side === "out" ? graph.begin : graph.inBegin;
	for (let n = begins[account] as number; n < (begins[account + 1] as number); n++) {
		const place = side === "out" ? n : (graph.incoming[n] as number);
		const other = (side === "out" ? graph.target[place] : graph.source[place]) as number;
		const group = groups.get(other);
		if (group) group.push(place);
		else groups.set(other, [place]);
	}
	return groups;
};

export const median = (numbers: readonly number[]): number =>
	[...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** About the same amount, weekly to monthly, three times or more. */
const isWage = ({ graph }: Prepared, places: readonly number[]): boolean => {
	if (places.length < 3) return false;
	const usual = median(places.map((place) => graph.amount[place] as number));
	const alike = places.filter((place) => Math.abs((graph.amount[place] as number) - usual) <= usual * 0.3).length;
	const gaps = places
		.slice(1)
		.map((place, n) => (graph.at[place] as number) - (graph.at[places[n] as number] as number));
	const gap = median(gaps);
	return alike >= places.length * 0.8 && gap >= 5 * day && gap <= 40 * day;
};

export type Employer = { account: number; workers: Map<number, number[]> };

/** Accounts that pay three others or more as wages are paid, and what they pay to each. */
export const employers = (prepared: Prepared): Employer[] => {
	const found: Employer[] = [];
	for (let account = 1; account <= prepared.graph.accounts; account++) {
		const { begin } = prepared.graph;
		if ((begin[account + 1] as number) - (begin[account] as number) < 9) continue;
		const workers = new Map(
			[...byOther(prepared, account, "out")].filter(([other, places]) => other !== 0 && isWage(prepared, places)),
		);
		if (workers.size >= 3) found.push({ account, workers });
	}
	return found;
};
