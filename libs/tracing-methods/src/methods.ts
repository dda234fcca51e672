import { type Amount, least, merge, type Part, takeAlike, takeInOrder, total } from "./parts.ts";

/** What is bought with money that leaves: a thing that is still there and can be claimed, or nothing of that kind. */
export type Use = "asset" | "other";

/** Taken apart from what it is called: how the money in an account is put in line, and which of it leaves first. */
export type Method = {
	name: string;
	/** Where a court said it. */
	source: string;
	/** Where it is used, and what speaks against it. */
	note: string;
	put(held: readonly Part[], parts: readonly Part[]): Part[];
	/** How what left together is told apart: in line, or all alike. */
	apart(parts: readonly Part[], amount: Amount): { taken: Part[]; left: Part[] };
	/** The amount is not more than what is held. */
	take(
		held: readonly Part[],
		amount: Amount,
		o: { own: ReadonlySet<string>; use: Use },
	): { taken: Part[]; left: Part[] };
};

const behind = (held: readonly Part[], parts: readonly Part[]): Part[] => [...held, ...parts];
const mixed = (held: readonly Part[], parts: readonly Part[]): Part[] => merge([...held, ...parts]);

/** First of one kind, and when that is used up, of the other; within a kind of all alike. */
const oneKindFirst = (held: readonly Part[], amount: Amount, isFirst: (part: Part) => boolean) => {
	const first = held.filter(isFirst);
	const rest = held.filter((part) => !isFirst(part));
	const of = least(total(first), amount);
	const [a, b] = [takeAlike(first, of), takeAlike(rest, amount - of)];
	const left = [...a.left, ...b.left];
	// What stays keeps its place in line.
	const order = new Map(held.map((part, at) => [part.source, at]));
	left.sort((x, y) => (order.get(x.source) ?? 0) - (order.get(y.source) ?? 0));
	return { taken: [...a.taken, ...b.taken], left };
};

export const methods = {
	firstInFirstOut: {
		name: "First in, first out",
		source: "Clayton's Case (1816) 1 Mer 572",
		note: "Between innocent owners a court leaves it where it is impracticable or unjust: Barlow Clowes v Vaughan [1992] 4 All ER 22.",
		put: behind,
		apart: takeInOrder,
		take: takeInOrder,
	},
	lastInFirstOut: {
		name: "Last in, first out",
		source: "none known",
		note: "A comparison. No court that we know of has followed it.",
		put: behind,
		apart: takeInOrder,
		take: (held, amount) => {
			const { taken, left } = takeInOrder([...held].reverse(), amount);
			return { taken, left: left.reverse() };
		},
	},
	rollingCharge: {
		name: "Rolling charge",
		source: "Barlow Clowes v Vaughan [1992] 4 All ER 22 (the North American method)",
		note: "Each payment bears all sources in the proportion of that moment. Fair, and laborious by hand.",
		put: mixed,
		apart: takeAlike,
		take: takeAlike,
	},
	ownMoneyFirst: {
		name: "Own money first, lowest intermediate balance",
		source: "Re Hallett's Estate (1880) 13 Ch D 696; Roscoe v Winder [1915] 1 Ch 62",
		note: "A wrongdoer spends what is theirs before what is held for others. What others lost does not come back with later deposits.",
		put: mixed,
		apart: takeAlike,
		take: (held, amount, { own }) => oneKindFirst(held, amount, ({ source }) => own.has(source)),
	},
	chargeOnAssets: {
		name: "Charge on what was bought",
		source: "Re Oatway [1903] 2 Ch 356",
		note: "Money of others goes first into a thing that can still be claimed; into all else the wrongdoer's own goes first.",
		put: mixed,
		apart: takeAlike,
		take: (held, amount, { own, use }) =>
			oneKindFirst(held, amount, ({ source }) => own.has(source) === (use === "other")),
	},
} as const satisfies Record<string, Method>;

export type MethodName = keyof typeof methods;
