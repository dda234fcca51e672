import fc from "fast-check";
import { expect, test } from "vitest";
import { viewHolding } from "./holding.ts";
import { batchBytes, largestBatch, longestWaitMs, measuredRate, smallestBatch, waitAfter } from "./pace.ts";
import { dictionaryOf, pack, unpack } from "./pack.ts";
import { deliveries, laterDelivery } from "./receipt.ts";
import {
	bucketOf,
	bucketSums,
	compareLists,
	differingBuckets,
	listed,
	replaced,
	sameSet,
	sumOf,
} from "./shared-set.ts";
import { laterOf, placeState, type SubjectState, tombstone } from "./subject.ts";

const state = fc.oneof(
	fc.record({
		version: fc.integer({ min: 1, max: 4 }),
		as: fc.constant("shown" as const),
		digest: fc.constantFrom("a", "b"),
	}),
	fc.record({ version: fc.integer({ min: 1, max: 4 }), as: fc.constant("hidden" as const), digest: fc.constant("") }),
	fc.constant(tombstone),
);
const item = fc.record({ subject: fc.uuid(), state }).map((one) => ({ subject: one.subject, ...one.state }));
const items = fc.uniqueArray(item, { selector: ({ subject }) => subject, maxLength: 60 });

test("states of a record come to the same in any order, however often they come", () => {
	fc.assert(
		fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (states, order) => {
			const joined = (of: readonly SubjectState[]) => of.reduce((one, next) => laterOf(one, next));
			const shuffled = [...states, ...states]
				.map((one) => ({ one, at: order.next().value as number }))
				.sort((a, b) => a.at - b.at)
				.map(({ one }) => one);
			expect(joined(shuffled)).toEqual(joined(states));
		}),
	);
});

test("property 7: a recall that comes first leaves a tombstone, and the record behind it shows nothing", () => {
	const first = placeState(undefined, { version: 3, as: "recalled", digest: "" });
	expect(first).toEqual({ state: tombstone, outcome: "new" });
	expect(placeState(first.state, { version: 9, as: "shown", digest: "a" })).toEqual({
		state: tombstone,
		outcome: "known",
	});
});

test("the same version with other content is named", () => {
	const one = { version: 2, as: "shown" as const, digest: "a" };
	expect(placeState(one, { ...one, digest: "b" }).outcome).toBe("contradicts");
	expect(placeState(one, one).outcome).toBe("known");
	expect(placeState(one, { ...one, version: 3 }).outcome).toBe("later");
});

test("the sum of a set is the same in any order, and follows its changes", () => {
	fc.assert(
		fc.property(items, state, (set, next) => {
			expect(sameSet(sumOf(set), sumOf([...set].reverse()))).toBe(true);
			const [first] = set;
			if (!first) return;
			const changed = { subject: first.subject, ...next };
			expect(replaced(sumOf(set), first, changed)).toEqual(sumOf([changed, ...set.slice(1)]));
		}),
	);
});

test("two sets are compared by buckets, and what differs is named and nothing else", () => {
	fc.assert(
		fc.property(items, items, (both, changes) => {
			const mine = new Map(both.map((one) => [one.subject, one]));
			const theirs = new Map([...both, ...changes].map((one) => [one.subject, one]));
			const differing = new Set(differingBuckets(bucketSums(mine.values()), bucketSums(theirs.values())));
			const inThem = (of: Iterable<{ subject: string } & SubjectState>) =>
				[...of].filter(({ subject }) => differing.has(bucketOf(subject))).map(listed);
			const { ask, send } = compareLists(inThem(mine.values()), inThem(theirs.values()));
			const different = [...theirs.values()].filter(
				(one) => JSON.stringify(mine.get(one.subject)) !== JSON.stringify(one),
			);
			expect(ask.sort()).toEqual(different.map(({ subject }) => subject).sort());
			expect(send.every((subject) => mine.has(subject) && ask.includes(subject))).toBe(true);
		}),
	);
});

test("property 12: a positive answer takes the place of a time-out, never the other way round; a rejection is the last word", () => {
	const after = (...said: Parameters<typeof laterDelivery>[1][]) => said.reduce(laterDelivery, "waiting");
	expect(after("undelivered", "delivered")).toBe("delivered");
	expect(after("delivered", "undelivered")).toBe("delivered");
	expect(after("rejected", "delivered", "undelivered")).toBe("rejected");
	expect(after("read", "delivered", "rejected")).toBe("read");
	for (const one of deliveries) expect(after(one, one)).toBe(one);
});

test("a recall says of each holder whether the copy is gone, and why not", () => {
	const holding = { holder: "samoa", version: 3, contactAt: 50, canAnswer: true };
	const why = (more: object) => viewHolding({ ...holding, ...more }, 100);
	expect(why({})).toEqual({ holder: "samoa", closed: false, why: "notReachedSince" });
	expect(why({ contactAt: 200 })).toMatchObject({ why: "notAnswered" });
	expect(why({ answer: { is: "erased", upTo: 2, at: 150 } })).toMatchObject({ closed: false });
	expect(why({ answer: { is: "erased", upTo: 3, at: 150 } })).toEqual({ holder: "samoa", closed: true, at: 150 });
	expect(why({ answer: { is: "kept", why: "lawRequiresKeeping" } })).toMatchObject({ why: "lawRequiresKeeping" });
	expect(why({ canAnswer: false })).toMatchObject({ why: "cannotProve" });
});

test("a hub never waits longer than five minutes, and a batch takes about twenty seconds", () => {
	fc.assert(
		fc.property(fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
			expect(waitAfter(failures, random)).toBeLessThanOrEqual(longestWaitMs);
			expect(waitAfter(failures, random)).toBeGreaterThanOrEqual(500);
		}),
	);
	expect([batchBytes(undefined), batchBytes(1), batchBytes(8_000), batchBytes(1e9)]).toEqual([
		16_000,
		smallestBatch,
		160_000,
		largestBatch,
	]);
	expect(measuredRate(undefined, { bytes: 8_000, ms: 1_000 })).toBe(8_000);
	expect(measuredRate(8_000, { bytes: 10, ms: 1 })).toBe(8_000);
});

test("property 11: what a peer sends is unfolded up to a bound and no further", () => {
	const dictionary = dictionaryOf(Buffer.from("a boat with fourteen people aboard, last seen near the reef"));
	const text = Buffer.from("a boat with fourteen people aboard");
	expect(unpack(pack(text, dictionary), 100, dictionary)).toEqual(text);
	expect(pack(text, dictionary).length).toBeLessThan(pack(text).length);
	expect(unpack(pack(Buffer.alloc(5_000_000)), 1_000_000)).toBeUndefined();
	expect(unpack(Buffer.from("no such data"), 100)).toBeUndefined();
	expect(unpack(pack(text, dictionary), 100)).toBeUndefined();
});
