import { decodeEvent, type EventPayload } from "@seamark/contracts";
import { openPool, type Pool, type Tx } from "@seamark/db";
import { migratedDatabase } from "@seamark/db/testing";
import type { LogEvent } from "@seamark/log";
import { migrationsOf } from "@seamark/service";
import type { TestDatabase } from "@seamark/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordEvents } from "../record-events/record-events.ts";
import { service } from "../service.ts";
import { eventAt, id } from "../testing.ts";
import { deliveriesPast } from "./readers.ts";

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
	database = await migratedDatabase(migrationsOf(service));
	pool = openPool({ url: database.appUrl, name: "audit test", max: 2 });
});
afterAll(async () => {
	await pool.end();
	await database.drop();
});

/** In a transaction of its own, of which nothing is left. */
const undone = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
	const client = await pool.connect();
	try {
		await client.query("begin");
		return await work(client);
	} finally {
		await client.query("rollback");
		client.release();
	}
};

const opened = (position: number, streamId: string, fromPosition: number, instanceId = "i") =>
	eventAt(position, "DeliveryOpened", streamId, {
		streamId,
		actor: { agencyId: id(2), postId: id(3), officerId: id(4), purpose: "investigation" },
		principal: { agency: id(2), kind: "tcu", country: "WS", clearance: "amber", purpose: "investigation" },
		filter: "{}",
		fromPosition,
		channel: "sse",
		instanceId,
	});
type Ranges = { streamId: string; toPosition: number }[];
const progressed = (position: number, toPosition: number, ranges: Ranges = [], instanceId = "i") =>
	eventAt(position, "DeliveryProgressed", instanceId, { instanceId, toPosition, ranges });
const moved = (position: number, streamId: string, toPosition: number) =>
	eventAt(position, "DeliveryProgressed", streamId, { ranges: [{ streamId, toPosition }] });
const closed = (position: number, streamId: string, toPosition: number, uncertain = false) =>
	eventAt(position, "DeliveryClosed", streamId, { streamId, toPosition, uncertain });

/** The ranges behind the readers of alerts at each of the positions up to a last one. */
const rangesOf = async (db: Pool | Tx, last: number) => {
	const positions = Array.from({ length: last }, (_, n) => n + 1);
	const { deliveries } = await deliveriesPast(db, positions, 0, 1_000);
	return deliveries.map(({ seq, range: { opened, from, certain, to } }) => ({ seq, opened, from, certain, to }));
};

/** The ranges after these pages of the log have come. */
const after = (...pages: LogEvent[][]) =>
	undone(async (tx) => {
		for (const page of pages) await recordEvents("alerts")(tx, page);
		return rangesOf(tx, 100);
	});
/** Each event in a page of its own, and all in one, which come to the same. */
const afterAny = async (...events: LogEvent[]) => {
	const one = await after(...events.map((event) => [event]));
	expect(await after(events)).toEqual(one);
	return one;
};

const range = { seq: 1, opened: 10, from: 4, to: Number.POSITIVE_INFINITY };

describe("what is certain of a live delivery", () => {
	test("is what its instance reported after it was opened", async () => {
		expect(await afterAny(opened(10, "s", 4))).toEqual([{ ...range, certain: 4 }]);
		expect(await afterAny(opened(10, "s", 4), progressed(9, 8))).toEqual([{ ...range, certain: 4 }]);
		expect(await afterAny(opened(10, "s", 4), progressed(11, 9))).toEqual([{ ...range, certain: 9 }]);
		expect(await afterAny(opened(10, "s", 4), progressed(11, 9, [], "another"))).toEqual([{ ...range, certain: 4 }]);
	});
	test("is its own range while it catches up", async () => {
		const behind = [opened(10, "s", 4), progressed(11, 10, [{ streamId: "s", toPosition: 6 }])];
		expect(await afterAny(...behind)).toEqual([{ ...range, certain: 6 }]);
		expect(await afterAny(...behind, moved(12, "s", 8))).toEqual([{ ...range, certain: 8 }]);
		expect(await afterAny(...behind, progressed(13, 12))).toEqual([{ ...range, certain: 12 }]);
	});
	test("stays what it was when its process dies, whatever that process is heard to say later", async () => {
		const died = [opened(10, "s", 4), progressed(11, 9), closed(20, "s", 19, true)];
		expect(await afterAny(...died)).toEqual([{ ...range, certain: 9, to: 19 }]);
		expect(await afterAny(...died, progressed(21, 18))).toEqual([{ ...range, certain: 9, to: 19 }]);
	});
	test("is the same whatever a report that comes late says", async () => {
		expect(await afterAny(opened(10, "s", 4), progressed(20, 19), progressed(15, 14))).toEqual([
			{ ...range, certain: 19 },
		]);
	});
	test("is the same when a stream's end comes before its beginning, as from the partitions of a broker", async () => {
		expect(await afterAny(closed(20, "s", 19), progressed(15, 14), opened(10, "s", 4))).toEqual([
			{ ...range, seq: 3, certain: 19, to: 19 },
		]);
	});
	test("owes nothing to a report from before the log was restored and used its positions again", async () => {
		expect(await afterAny(progressed(90, 89), opened(10, "s", 4))).toEqual([{ ...range, seq: 2, certain: 4 }]);
	});
});

/** What a row for each delivery would hold if every report changed every row that it concerns. */
const plainModel = () => {
	type Row = {
		instance: string;
		seq: number | undefined;
		opened: number;
		from: number;
		certain: number;
		to: number | undefined;
	};
	const rows = new Map<string, Row>();
	const row = (streamId: string): Row => {
		const one = rows.get(streamId) ?? {
			instance: "",
			seq: undefined,
			opened: 0,
			from: 0,
			certain: 0,
			to: undefined,
		};
		rows.set(streamId, one);
		return one;
	};
	const opened = (seq: number, position: number, event: EventPayload<"DeliveryOpened">) => {
		const one = row(event.streamId);
		if (one.seq !== undefined) return;
		Object.assign(one, { instance: event.instanceId, seq, opened: position, from: event.fromPosition });
		one.certain = Math.max(one.certain, event.fromPosition);
	};
	const progressed = (position: number, event: EventPayload<"DeliveryProgressed">) => {
		const named = new Set(event.ranges.map((range) => range.streamId));
		for (const { streamId, toPosition } of event.ranges) {
			const one = row(streamId);
			one.certain = Math.max(one.certain, toPosition);
		}
		if (event.instanceId === "" || event.toPosition === 0) return;
		for (const [streamId, one] of rows)
			if (one.instance === event.instanceId && one.to === undefined && one.seq !== undefined)
				if (one.opened < position && !named.has(streamId)) one.certain = Math.max(one.certain, event.toPosition);
	};
	const closed = (event: EventPayload<"DeliveryClosed">) => {
		const one = row(event.streamId);
		if (one.to !== undefined) return;
		one.to = event.toPosition;
		if (!event.uncertain) one.certain = Math.max(one.certain, event.toPosition);
	};
	return {
		take: (seq: number, event: LogEvent) => {
			const decoded = decodeEvent(event);
			if (decoded?.name === "DeliveryOpened") opened(seq, event.position, decoded.payload);
			if (decoded?.name === "DeliveryProgressed") progressed(event.position, decoded.payload);
			if (decoded?.name === "DeliveryClosed") closed(decoded.payload);
		},
		ranges: (last: number) =>
			[...rows.values()]
				.flatMap(({ seq, opened, from, certain, to }) =>
					seq === undefined || (to === undefined ? from >= last : Math.max(to, opened) <= from)
						? []
						: [{ seq, opened, from, certain, to: to ?? Number.POSITIVE_INFINITY }],
				)
				.sort((a, b) => a.seq - b.seq),
	};
};

const stream = fc.constantFrom("s1", "s2", "s3", "s4", "s5");
const instance = fc.constantFrom("i1", "i2", "");
const step = fc.oneof(
	fc.record({ kind: fc.constant("open" as const), stream, instance, back: fc.nat(8) }),
	fc.record({ kind: fc.constant("moved" as const), stream, back: fc.nat(8) }),
	fc.record({
		kind: fc.constant("progress" as const),
		instance,
		back: fc.nat(8),
		ranges: fc.array(fc.record({ stream, back: fc.nat(8) }), { maxLength: 3 }),
	}),
	fc.record({ kind: fc.constant("close" as const), stream, back: fc.nat(8), uncertain: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The producer's log of these steps. An instance only ever moves on. */
const logOf = (steps: readonly Step[]): LogEvent[] => {
	const reached = new Map<string, number>();
	return steps.map((one, n): LogEvent => {
		const position = n + 1;
		const at = (back: number) => Math.max(0, position - back);
		if (one.kind === "open") return opened(position, one.stream, at(one.back), one.instance);
		if (one.kind === "moved") return moved(position, one.stream, at(one.back));
		if (one.kind === "close") return closed(position, one.stream, at(one.back), one.uncertain);
		const to = Math.max(reached.get(one.instance) ?? 0, at(one.back));
		reached.set(one.instance, to);
		const ranges = one.ranges.map(({ stream, back }) => ({ streamId: stream, toPosition: at(back) }));
		return progressed(position, to, ranges, one.instance);
	});
};

/** The order in which it comes out of three partitions, by the subject of each event. */
const arrivalOf = (log: readonly LogEvent[], partitions: readonly number[], turns: readonly number[]): LogEvent[] => {
	const subjects = [...new Set(log.map((event) => event.subject))];
	const of = (event: LogEvent) => partitions[subjects.indexOf(event.subject)] ?? 0;
	const queues = [0, 1, 2].map((partition) => log.filter((event) => of(event) === partition));
	const first = turns.flatMap((turn) => queues[turn]?.shift() ?? []);
	return [...first, ...queues.flat()];
};

test("random logs over several instances, in any order across streams, tell what a change of every row would", async () => {
	const turn = fc.nat(2);
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 1, maxLength: 40 }),
			fc.array(turn, { minLength: 8, maxLength: 8 }),
			fc.array(turn, { maxLength: 40 }),
			fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
			async (steps, partitions, turns, sizes) => {
				const log = logOf(steps);
				const events = arrivalOf(log, partitions, turns);
				const model = plainModel();
				await undone(async (tx) => {
					for (let at = 0, page = 0; at < events.length; page++) {
						const taken = events.slice(at, at + (sizes[page % sizes.length] ?? 1));
						for (const [n, event] of taken.entries()) model.take(at + n + 1, event);
						at += taken.length;
						await recordEvents("alerts")(tx, taken);
						expect(await rangesOf(tx, log.length)).toEqual(model.ranges(log.length));
					}
				});
			},
		),
		{ numRuns: 300 },
	);
}, 60_000);
