import { buildGraph, type MoneyGraph, type Transfers } from "@seamark/money-graph";
import type { Truth } from "../score.ts";
import { bookOf } from "./book.ts";
import { liveHonestly, type World } from "./honest.ts";
import { plantings } from "./planted.ts";
import { randomOf } from "./random.ts";
import { plantedSigns } from "./signs.ts";

export { type Random, randomOf } from "./random.ts";

export type Asked = {
	seed: number;
	/** Of each pattern, and of each again without an order where it has one. */
	each: number;
	/** Honest transfers for each planted one. */
	noise: number;
	days: number;
};

export type Generated = {
	transfers: Transfers;
	graph: MoneyGraph;
	truth: (Truth & { inOrder?: boolean })[];
	accounts: number;
	planted: number;
};

const day = 86_400;
const begins = Date.UTC(2025, 0, 1) / 1000;
/** Transfers of one person in the whole time, about. */
const eachPerson = 20;

/**
 * Transfers that nobody made, with exact truth: patterns among the life of honest people. Nothing tells planted transfers apart but the
 * pattern: their amounts and times are drawn as honest ones are. The same for the same seed.
 */
export const generate = ({ seed, each, noise, days }: Asked): Generated => {
	const random = randomOf(seed);
	const book = bookOf();
	const world: World = { book, random, begins, lasts: days * day, persons: [] };
	// How many transfers will be planted is known when they are; persons come first, so that those who plant can live among them.
	const expected = each * 25 * Object.values(plantings).reduce((sum, { orders }) => sum + orders.length, 0);
	world.persons = Array.from({ length: Math.max(50, Math.round((expected * noise) / eachPerson)) }, () =>
		book.account(),
	);
	const everybody = [...world.persons];
	world.persons = random.shuffled(world.persons);
	const before = book.count;
	const patterns = Object.values(plantings).flatMap(({ plant, orders }) =>
		orders.flatMap((inOrder) => Array.from({ length: each }, () => plant(world, { inOrder }))),
	);
	const planted = [...patterns, ...plantedSigns.flatMap((plant) => Array.from({ length: each }, () => plant(world)))];
	const count = book.count - before;
	world.persons = everybody;
	liveHonestly(world, count * noise);
	const { transfers, rowOf } = book.close();
	const truth = planted.map(({ pattern, places, inOrder }) => ({
		...{ pattern, rows: places.map((place) => rowOf[place] as number) },
		...(inOrder === undefined ? {} : { inOrder }),
	}));
	return { transfers, graph: buildGraph(transfers), truth, accounts: book.accounts, planted: count };
};

/** The same transfers, each at the time of another: who pays whom how much stays, and every order in time is gone. A control. */
export const withTimesShuffled = (transfers: Transfers, seed: number): Transfers => ({
	...transfers,
	at: Uint32Array.from(randomOf(seed).shuffled([...transfers.at])),
});
