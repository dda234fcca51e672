import { firstFrom, isPassing, type Prepared } from "./prepare.ts";

/** Looked at for one transfer, at most: an account in the middle of more is no place through which an amount can be told. */
const mostLooked = 500;

/** Transfers of an account on one side that lie within a time: places, in the order of time. */
export const between = (
	{ graph }: Prepared,
	account: number,
	side: "in" | "out",
	from: number,
	until: number,
): [from: number, to: number, place: (n: number) => number] => {
	const begins = side === "out" ? graph.begin : graph.inBegin;
	const place = side === "out" ? (n: number) => n : (n: number) => graph.incoming[n] as number;
	const time = (n: number) => graph.at[place(n)] as number;
	const [first, end] = [begins[account] as number, begins[account + 1] as number];
	const low = firstFrom(time, first, end, from);
	return [low, firstFrom(time, low, end, until + 1), place];
};

/** Whether so much can be what was passed on of it: no more, and not much less. */
export const isPassedOn = (before: number, after: number, keeps: number): boolean =>
	after <= before && after >= before * keeps;

/** Payments of the payee of a transfer that can be the same money, within a time of it, earlier ones too where the order is left open. */
export function* passedOn(
	prepared: Prepared,
	place: number,
	o: { before: number; after: number; keeps: number },
): Generator<number> {
	const { graph } = prepared;
	const account = graph.target[place] as number;
	const at = graph.at[place] as number;
	const [from, to] = between(prepared, account, "out", Math.max(0, at - o.before), at + o.after);
	if (to - from > mostLooked) return;
	const amount = graph.amount[place] as number;
	for (let next = from; next < to; next++)
		if (isPassing(prepared, next) && isPassedOn(amount, graph.amount[next] as number, o.keeps)) yield next;
}

/** How many payments follow a transfer so, on the mean, over all transfers: of each `every`, one is looked at. */
export const meanFollowing = (prepared: Prepared, o: { before: number; after: number; keeps: number }): number => {
	const { graph } = prepared;
	const every = Math.max(1, Math.floor(graph.count / 20_000));
	let [looked, followed] = [0, 0];
	for (let place = 0; place < graph.count; place += every) {
		if (!isPassing(prepared, place)) continue;
		looked++;
		for (const _ of passedOn(prepared, place, o)) followed++;
	}
	return Math.max(followed, 1) / Math.max(looked, 1);
};
