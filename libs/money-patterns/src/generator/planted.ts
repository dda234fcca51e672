import type { PatternName } from "../catalogue.ts";
import type { World } from "./honest.ts";

const day = 86_400;
const hour = 3_600;

/** What is planted: places of its transfers, and whether they were put in an order in which money can have gone. */
export type Planted = { pattern: PatternName; places: number[]; inOrder?: boolean };
export type Planting = (world: World, o: { inOrder: boolean }) => Planted;

/** Half have an honest life besides, half are new. No account is used twice, as long as there are others. */
const hands = (world: World) => {
	const { random, book, persons } = world;
	return (): number => (random.next() < 0.5 ? (persons.pop() ?? book.account()) : book.account());
};
const many = (count: number, hand: () => number): number[] => Array.from({ length: count }, hand);
/** A moment that leaves so many days until the end. */
const start = ({ random, begins, lasts }: World, lengthDays: number): number =>
	begins + Math.floor(random.next() * Math.max(day, lasts - lengthDays * day));
const within = ({ random }: World, from: number, lengthDays: number): number =>
	from + Math.floor(random.next() * lengthDays * day);
const margin = ({ random }: World): number => 1 - random.next() * 0.08;

const fan =
	(side: "in" | "out"): Planting =>
	(world) => {
		const { random, book } = world;
		const hand = hands(world);
		const [middle, others] = [hand(), many(random.int(6, 15), hand)];
		const lasts = random.int(1, 6);
		const at = start(world, lasts);
		const places = others.map((other) => {
			const [from, to] = side === "in" ? [other, middle] : [middle, other];
			return book.add(from, to, within(world, at, lasts), random.amount(60_000));
		});
		return { pattern: side === "in" ? "fan-in" : "fan-out", places };
	};

/** Whether times can be walked round in order from some place on. */
const isRound = (times: readonly number[]): boolean =>
	times.filter((at, n) => at > (times[(n + 1) % times.length] as number)).length <= 1;

const cycle: Planting = (world, { inOrder }) => {
	const { random, book } = world;
	const members = many(random.int(inOrder ? 3 : 4, 8), hands(world));
	let at = start(world, 20);
	const times = members.map(() => {
		at += random.int(2 * hour, 2 * day);
		return at;
	});
	const shuffled = (): number[] => {
		const tried = random.shuffled(times);
		return isRound(tried) ? shuffled() : tried;
	};
	const placed = inOrder ? times : shuffled();
	let amount = random.amount(200_000);
	const places = members.map((from, n) => {
		const place = book.add(from, members[(n + 1) % members.length] as number, placed[n] as number, amount);
		amount *= margin(world);
		return place;
	});
	return { pattern: inOrder ? "cycle-in-order" : "cycle-any-order", places, inOrder };
};

const scatterGather: Planting = (world, { inOrder }) => {
	const { random, book } = world;
	const hand = hands(world);
	const [first, last, middles] = [hand(), hand(), many(random.int(4, 10), hand)];
	const at = start(world, 12);
	const places = middles.flatMap((middle) => {
		const [amount, came] = [random.amount(80_000), within(world, at, 5)];
		const left = inOrder ? within(world, came + hour, 5) : within(world, at - 5 * day, 5);
		return [book.add(first, middle, came, amount), book.add(middle, last, left, amount * margin(world))];
	});
	return { pattern: "scatter-gather", places, inOrder };
};

/** Parts of a whole that differ. */
const parts = ({ random }: World, whole: number, count: number): number[] => {
	const weights = Array.from({ length: count }, () => 0.5 + random.next());
	const all = weights.reduce((sum, one) => sum + one, 0);
	return weights.map((weight) => (whole * weight) / all);
};

const gatherScatter: Planting = (world, { inOrder }) => {
	const { random, book } = world;
	const hand = hands(world);
	const [middle, ins, outs] = [hand(), many(random.int(4, 8), hand), many(random.int(4, 8), hand)];
	const at = start(world, 12);
	const amounts = ins.map(() => random.amount(60_000));
	const whole = amounts.reduce((sum, one) => sum + one, 0) * margin(world);
	const split = parts(world, whole, outs.length);
	const places = [
		...ins.map((from, n) => book.add(from, middle, within(world, at, 4), amounts[n] as number)),
		...outs.map((to, n) =>
			book.add(middle, to, within(world, inOrder ? at + 4 * day + hour : at, 4), split[n] as number),
		),
	];
	return { pattern: "gather-scatter", places, inOrder };
};

/** Each pays most of the others; what they pay depends on what they have. */
const layer = (
	world: World,
	left: readonly number[],
	right: readonly number[],
	at: number,
	whole: number,
): number[] => {
	const { random, book } = world;
	return parts(world, whole, left.length).flatMap((has, n) =>
		parts(world, has, right.length).flatMap((amount, m) => {
			// Nobody and nothing is left out whole: each keeps the one across.
			if (random.next() < 0.12 && n % right.length !== m) return [];
			return [book.add(left[n] as number, right[m] as number, within(world, at, 4), amount)];
		}),
	);
};

const bipartite: Planting = (world) => {
	const { random } = world;
	const hand = hands(world);
	const [left, right] = [many(random.int(3, 6), hand), many(random.int(3, 6), hand)];
	return { pattern: "bipartite", places: layer(world, left, right, start(world, 5), random.amount(600_000)) };
};

const stack: Planting = (world, { inOrder }) => {
	const { random } = world;
	const hand = hands(world);
	const layers = [1, 2, 3].map(() => many(random.int(3, 5), hand));
	const [at, whole] = [start(world, 10), random.amount(600_000)];
	const [first, middle, last] = layers as [number[], number[], number[]];
	const places = [
		...layer(world, first, middle, inOrder ? at : at + 4 * day, whole),
		...layer(world, middle, last, inOrder ? at + 4 * day + hour : at, whole * margin(world)),
	];
	return { pattern: "stack", places, inOrder };
};

const chain: Planting = (world) => {
	const { random, book } = world;
	const along = many(random.int(6, 10), hands(world));
	let [at, amount] = [start(world, 14), random.amount(300_000)];
	const places = along.slice(1).map((to, n) => {
		at += random.int(hour, 36 * hour);
		amount *= margin(world);
		return book.add(along[n] as number, to, at, amount);
	});
	return { pattern: "chain", places, inOrder: true };
};

const structuring: Planting = (world) => {
	const { random, book } = world;
	const hand = hands(world);
	const [account, lasts] = [hand(), random.int(2, 8)];
	const [at, payers] = [start(world, lasts), many(random.int(4, 9), () => (random.next() < 0.7 ? 0 : hand()))];
	return {
		pattern: "structuring",
		places: payers.map((from) => book.add(from, account, within(world, at, lasts), random.int(820_000, 999_000))),
	};
};

const funnel: Planting = (world) => {
	const { random, book } = world;
	const account = hands(world)();
	const at = start(world, 10);
	const deposits = Array.from({ length: random.int(6, 12) }, () => ({
		at: within(world, at, 5),
		amount: random.amount(150_000, 0.5),
	}));
	const all = deposits.reduce((sum, { amount }) => sum + Math.min(amount, 780_000), 0) * (1 - random.next() * 0.1);
	const last = Math.max(...deposits.map((one) => one.at));
	return {
		pattern: "funnel",
		places: [
			...deposits.map((one) => book.add(0, account, one.at, Math.min(one.amount, 780_000))),
			...parts(world, all, random.int(1, 3)).map((amount) =>
				book.add(account, 0, last + random.int(hour, 2 * day), amount),
			),
		],
	};
};

const passThrough: Planting = (world) => {
	const { random, book } = world;
	const hand = hands(world);
	const account = hand();
	const lasts = random.int(20, 60);
	const at = start(world, lasts + 3);
	const places = Array.from({ length: random.int(5, 9) }).flatMap(() => {
		const [came, amount] = [within(world, at, lasts), random.amount(120_000)];
		return [
			book.add(hand(), account, came, amount),
			book.add(account, hand(), came + random.int(hour, 30 * hour), amount * (1 - random.next() * 0.08)),
		];
	});
	return { pattern: "pass-through", places, inOrder: true };
};

const dormant: Planting = (world) => {
	const { random, book, begins, lasts } = world;
	const hand = hands(world);
	const account = book.account();
	const until = begins + Math.floor(lasts * 0.3);
	for (let n = random.int(3, 12); n > 0; n--)
		book.add(account, hand(), begins + Math.floor(random.next() * (until - begins)), random.amount(5_000));
	const at = Math.floor(until + Math.max(lasts * 0.3, 100 * day) + random.next() * lasts * 0.25);
	const [payers, payees] = [many(2, hand), many(2, hand)];
	const places = Array.from({ length: random.int(8, 14) }, (_, n) => {
		const [from, to] = n % 2 === 0 ? [random.pick(payers), account] : [account, random.pick(payees)];
		return book.add(from, to, within(world, at, 10), random.amount(90_000));
	});
	return { pattern: "dormant-then-active", places };
};

/** The eight patterns of the literature, and four that one account shows. */
export const plantings: Record<string, { plant: Planting; orders: readonly boolean[] }> = {
	"fan-in": { plant: fan("in"), orders: [true] },
	"fan-out": { plant: fan("out"), orders: [true] },
	cycle: { plant: cycle, orders: [true, false] },
	"scatter-gather": { plant: scatterGather, orders: [true, false] },
	"gather-scatter": { plant: gatherScatter, orders: [true, false] },
	bipartite: { plant: bipartite, orders: [true] },
	stack: { plant: stack, orders: [true, false] },
	chain: { plant: chain, orders: [true] },
	structuring: { plant: structuring, orders: [true] },
	funnel: { plant: funnel, orders: [true] },
	"pass-through": { plant: passThrough, orders: [true] },
	"dormant-then-active": { plant: dormant, orders: [true] },
};
