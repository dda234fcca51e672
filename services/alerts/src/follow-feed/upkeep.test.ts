import type { Principal } from "@seamark/policy";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Batch, cursorBatch, type Stream, send } from "./stream.ts";
import { inSlices, openUpkeep, reviewStream } from "./upkeep.ts";

const who: Principal = {
	agency: "01900000-0000-7000-8000-00000000000a",
	kind: "customs",
	country: "TO",
	region: "pacific",
	post: "01900000-0000-7000-8000-00000000000b",
	clearance: "green",
	purpose: "border-control",
	scopes: ["alerts:read", "alerts:subscribe"],
	flows: [],
};

type Heard = { at: number; batch: Batch };
const openStream = (principal: () => Principal = () => who) => {
	const heard: Heard[] = [];
	const ends: string[] = [];
	const stream: Stream = {
		session: { claims: { expires: 600 } as Stream["session"]["claims"], principal },
		filter: {},
		after: "now",
		channel: "sse",
		id: "s",
		who,
		audience: "",
		sink: {
			send: (batch) => {
				heard.push({ at: performance.now(), batch });
				return true;
			},
			drained: async () => undefined,
			end: ({ code }) => void ends.push(code),
			closed: new Promise(() => undefined),
		},
		gone: false,
		sentAt: performance.now(),
	};
	return { stream, heard, ends };
};

const cursorsOf = (heard: readonly Heard[]) =>
	heard.flatMap(({ batch }) => batch.frames.map((frame) => Number(frame.cursor)));

describe("the rights of an open stream", () => {
	const look = (stream: Stream, now = 0) => {
		const changes: Principal[] = [];
		const stands = reviewStream(stream, now, (_, next) => changes.push(next));
		return { stands, changes };
	};

	test("are unchanged by a directory that says the same in other words", () => {
		const again = structuredClone(who);
		const { stream, ends } = openStream(() => again);
		expect(look(stream)).toEqual({ stands: true, changes: [] });
		expect(stream.who).toBe(again);
		expect(ends).toEqual([]);
	});
	test("change with the directory", () => {
		const amber = { ...who, clearance: "amber" as const };
		expect(look(openStream(() => amber).stream)).toEqual({ stands: true, changes: [amber] });
	});
	test("end with the token, the posting and the scope", () => {
		const [expired, posted, unscoped] = [
			openStream(),
			openStream(() => {
				throw new Error("the posting ended");
			}),
			openStream(() => ({ ...who, scopes: ["alerts:read"] })),
		];
		expect(look(expired.stream, 599_999).stands).toBe(true);
		expect([look(expired.stream, 600_000), look(posted.stream), look(unscoped.stream)]).toEqual(
			Array.from({ length: 3 }, () => ({ stands: false, changes: [] })),
		);
		expect([expired.ends, posted.ends, unscoped.ends]).toEqual([
			["UNAUTHENTICATED"],
			["UNAUTHENTICATED"],
			["FORBIDDEN"],
		]);
	});
	test("are not looked at again once the reader is gone", () => {
		const { stream, ends } = openStream(() => ({ ...who, clearance: "amber" }));
		expect(look({ ...stream, gone: true })).toEqual({ stands: false, changes: [] });
		expect(ends).toEqual([]);
	});
});

test("work on very many is done a few milliseconds at a time, all of it and in order", async () => {
	const busy = (ms: number) => {
		const end = performance.now() + ms;
		while (performance.now() < end);
	};
	const done: { one: number; turn: number }[] = [];
	let turn = 0;
	let working = true;
	const count = () => {
		turn++;
		if (working) setImmediate(count);
	};
	setImmediate(count);
	await inSlices(
		Array.from({ length: 100 }, (_, n) => n),
		(one) => {
			busy(1);
			done.push({ one, turn });
		},
	);
	working = false;
	expect(done.map(({ one }) => one)).toEqual(Array.from({ length: 100 }, (_, n) => n));
	// Others had their turn after every four or so.
	const most = Math.max(...Array.from(Map.groupBy(done, (one) => one.turn).values(), (of) => of.length));
	expect(most).toBeLessThanOrEqual(5);
});

describe("signs of life", () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
	afterEach(() => void vi.useRealTimers());

	/** A feed of these streams, with the rights of which nothing is the matter. */
	const open = (streams: readonly Stream[], position: () => number) =>
		openUpkeep({
			all: () => [],
			live: () => streams,
			review: () => true,
			position,
			seal: String,
			onChange: () => () => undefined,
		});

	test("are one buffer for all who have heard nothing, and none for those who have", async () => {
		const readers = [openStream(), openStream(), openStream()] as const;
		const upkeep = open(
			readers.map((one) => one.stream),
			() => 7,
		);
		await vi.advanceTimersByTimeAsync(10_000);
		send(readers[2].stream, cursorBatch("6"));
		await vi.advanceTimersByTimeAsync(5_000);
		upkeep.close();
		expect(readers.map((one) => cursorsOf(one.heard))).toEqual([[7], [7], [6]]);
		expect(readers[0].heard[0]?.batch).toBe(readers[1].heard[0]?.batch);
	});

	test("whenever anything goes to whichever readers, none hears nothing for 15 s, and no cursor goes back", async () => {
		const step = fc.record({ ms: fc.integer({ min: 1, max: 20_000 }), to: fc.subarray([0, 1, 2]) });
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
				const readers = [openStream(), openStream(), openStream()];
				const began = performance.now();
				let position = 0;
				const upkeep = open(
					readers.map((one) => one.stream),
					() => position,
				);
				for (const { ms, to } of steps) {
					await vi.advanceTimersByTimeAsync(ms);
					position++;
					for (const n of to) send((readers[n] as (typeof readers)[number]).stream, cursorBatch(String(position)));
				}
				upkeep.close();
				for (const { heard } of readers) {
					const times = [began, ...heard.map((one) => one.at), performance.now()];
					expect(Math.max(...times.slice(1).map((at, n) => at - (times[n] as number)))).toBeLessThanOrEqual(15_000);
					const cursors = cursorsOf(heard);
					expect(cursors).toEqual(cursors.toSorted((a, b) => a - b));
				}
				// Who hears something all the time needs nothing else.
				const sent = steps.filter(({ to }) => to.includes(0)).length;
				if (steps.every(({ ms, to }) => ms < 12_000 && to.includes(0))) expect(readers[0]?.heard).toHaveLength(sent);
			}),
			{ numRuns: 200 },
		);
	});
});
