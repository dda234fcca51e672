import { sized } from "@seamark/testing";
import { describe, expect, test } from "vitest";
import type { Copy } from "./copy.ts";
import type { KindName } from "./kinds.ts";
import { type Side, sides } from "./state.ts";
import {
	acknowledge,
	type Bound,
	deliver,
	make,
	nameOf,
	newWorld,
	outcomes,
	type Rules,
	rules,
	steps,
	type World,
} from "./testing.ts";
import { type View, viewOf } from "./view.ts";

const startsWith = (long: readonly string[], short: readonly string[]) => short.every((one, at) => one === long[at]);
const stable = (world: World, side: Side, run: Rules) =>
	outcomes(world.copies[side], run).slice(0, run.settled(world.copies[side]));

/** Everything arrives, again and again, until nothing changes. */
const settle = (world: World, run: Rules): World => {
	let [before, now] = ["", world];
	while (before !== nameOf(now)) {
		before = nameOf(now);
		for (const to of sides) {
			const from = to === "requesting" ? "requested" : "requesting";
			for (const by of sides) for (const known of now.copies[from].chains[by]) now = deliver(now, to, known, run);
			for (const counts of now.receipts[from]) now = acknowledge(now, to, counts, run);
		}
	}
	return now;
};

/** Both have everything: whether they agree, or say that they do not. Depends on nothing but what was made. */
const agreed = (world: World, run: Rules): boolean => {
	const done = settle(world, run);
	const [x, y] = sides.map((side) => done.copies[side]);
	return (
		(x && y && outcomes(x, run).join() === outcomes(y, run).join() && !x.diverged && !y.diverged) ||
		Boolean(x?.diverged && y?.diverged)
	);
};

const settledOtherwise = (before: World, after: World, run: Rules): string[] => {
	if (after.restored > 0) return [];
	const [a, b] = [stable(after, "requesting", run), stable(after, "requested", run)];
	const changed = sides.some((side) => !startsWith(outcomes(after.copies[side], run), stable(before, side, run)));
	return [
		...(changed ? ["what was settled has changed"] : []),
		...(startsWith(a, b) || startsWith(b, a) ? [] : ["both sides settled on different things"]),
	];
};

/** All worlds that can be reached, each once. Stops at the first fault. */
const explore = (from: World, most: Bound, run: Rules = rules) => {
	const paths = new Map([[nameOf(from), [] as string[]]]);
	const ends = new Map<string, boolean>();
	const waiting = [from];
	let moves = 0;
	for (let world = waiting.pop(); world; world = waiting.pop()) {
		const path = paths.get(nameOf(world)) ?? [];
		for (const step of steps(world, most, run)) {
			moves++;
			const name = nameOf(step.world);
			if (paths.has(name)) continue;
			paths.set(name, [...path, step.name]);
			waiting.push(step.world);
			const made = madeIn(step.world);
			if (!ends.has(made)) ends.set(made, agreed(step.world, run));
			const faults = settledOtherwise(world, step.world, run);
			if (!ends.get(made)) faults.push("both have everything, and differ in silence");
			if (faults.length > 0) return { worlds: paths.size, histories: ends.size, moves, faults, path: paths.get(name) };
		}
	}
	return { worlds: paths.size, histories: ends.size, moves, faults: [] as string[], path: [] as string[] };
};

/** Everything that either side has: what both will have in the end. */
const madeIn = (world: World): string =>
	sides
		.flatMap((by) => sides.map((side) => world.copies[side].chains[by].map(({ hash }) => hash.slice(0, 12)).join(".")))
		.map((list, at, all) => (list.length >= (all[at ^ 1] ?? "").length ? list : ""))
		.join("|") + (world.restored > 0 ? nameOf(world) : "");

/** Nothing is under way: what was made is on both sides, and both know it. */
const both = (world: World): World => settle(world, rules);
const filed = () => both(make(newWorld(), "requesting", "submit"));
const registered = () => both(make(filed(), "requested", "register"));
const consulting = () => both(make(registered(), "requested", "open-consultation"));
const atWork = () => both(make(registered(), "requested", "transmit"));

const deciding: KindName[] = [
	"withdraw",
	"transmit",
	"reply-in-consultation",
	"accept-conditions",
	"open-consultation",
	"propose-conditions",
	"close-consultation",
	"refuse",
	"postpone",
	"answer-in-part",
	"answer-finally",
];

describe("in every order of loss, repetition and delay, both sides end in the same state", () => {
	test.each<[string, World, Bound]>([
		["all kinds, from the filing on", filed(), { requesting: 2, requested: 2 }],
		["all kinds, while it is executed", atWork(), { requesting: 2, requested: 3 }],
		["what decides, while it is executed", atWork(), { requesting: 2, requested: sized(4, 6), kinds: deciding }],
		[
			"what decides, in a consultation",
			consulting(),
			{ requesting: sized(2, 3), requested: sized(3, 4), kinds: deciding },
		],
	])("%s", (name, world, bound) => {
		const began = performance.now();
		const { worlds, histories, moves, faults, path } = explore(world, bound);
		console.log(
			`${name}: ${histories} histories, ${worlds} worlds, ${moves} moves, ${Math.round(performance.now() - began)} ms`,
		);
		expect({ faults, path }).toEqual({ faults: [], path: [] });
		expect(worlds).toBeGreaterThan(100);
	});
});

describe("a side that was restored from a backup", () => {
	/** Each side may lose what it made since, once, at any moment. */
	const withBackups = (world: World): World => ({ ...world, backups: world.copies });
	test.each<[string, World, Bound]>([
		[
			"of a request that was just filed",
			filed(),
			{ requesting: 2, requested: 2, kinds: ["withdraw", "register", "supplement"] },
		],
		[
			"of a request that is executed",
			atWork(),
			{ requesting: 2, requested: 3, kinds: ["withdraw", "answer-finally", "answer-in-part"] },
		],
	])("catches up, or both say that they differ: %s", (name, world, bound) => {
		const { worlds, histories, moves, faults, path } = explore(withBackups(world), bound);
		console.log(`restored ${name}: ${histories} histories, ${worlds} worlds, ${moves} moves`);
		expect({ faults, path }).toEqual({ faults: [], path: [] });
		expect(worlds).toBeGreaterThan(50);
	});
});

describe("a planted fault is found", () => {
	const small: Bound = {
		requesting: 2,
		requested: 3,
		kinds: ["withdraw", "answer-finally", "answer-in-part", "supplement"],
	};
	const swapped = (copy: Copy): View => {
		// Each side puts its own first where two crossed.
		const { requesting, requested } = copy.chains;
		return copy.side === "requesting" ? viewOf({ requesting: requested, requested: requesting }) : viewOf(copy.chains);
	};
	const restarted = (world: World): World => ({ ...world, backups: world.copies });
	test.each<[string, World, Partial<Rules>, string]>([
		["each side puts its own statement first", atWork(), { view: swapped }, "differ in silence"],
		[
			"a statement counts as settled before the other side has it",
			atWork(),
			{ settled: (copy) => viewOf(copy.chains).thread.length },
			"settled",
		],
		[
			"a receipt counts although its giver had made statements that are not here",
			atWork(),
			{
				received: (copy, counts) => ({ ...copy, delivered: Math.max(copy.delivered, counts[copy.side]) }),
			},
			"settled",
		],
		[
			"another statement under a number that is taken is thrown away in silence",
			restarted(atWork()),
			{
				take: (copy, signed, statement) => {
					const taken = rules.take(copy, signed, statement);
					return "taken" in taken && taken.taken === "diverged" ? { copy, taken: "known" } : taken;
				},
			},
			"differ in silence",
		],
	])("%s", (_name, world, planted, found) => {
		const { faults } = explore(world, small, { ...rules, ...planted });
		expect(faults.join()).toContain(found);
	});
});
