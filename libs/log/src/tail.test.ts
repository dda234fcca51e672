import fc from "fast-check";
import { expect, test } from "vitest";
import { openTail } from "./tail.ts";
import type { LogEvent } from "./types.ts";

const entry = (position: number, size = 2): LogEvent => ({
	position,
	id: `${position}`,
	type: "seamark.events.v1.Test",
	subject: "s",
	time: "2026-01-01T00:00:00.000Z",
	traceparent: "",
	data: new Uint8Array(size),
});
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => entry(from + n));
const positions = (found: { events: LogEvent[] } | undefined) => found?.events.map((event) => event.position);

test("what this process committed is at hand for whoever stands right before it", () => {
	const tail = openTail();
	tail.confirmed(10, "log");
	tail.committed(range(11, 13));
	expect(positions(tail.after(10, 100, "log"))).toEqual([11, 12, 13]);
	expect(positions(tail.after(12, 100, "log"))).toEqual([13]);
	expect(positions(tail.after(10, 2, "log"))).toEqual([11, 12]);
	expect(tail.after(13, 100, "log")).toEqual({ events: [], head: 13 });
	expect(tail.after(9, 100, "log")).toBeUndefined();
	expect(tail.after(14, 100, "log")).toBeUndefined();
});

test("nothing is answered before the database was read, nor after a doubt", () => {
	const tail = openTail();
	tail.committed(range(1, 3));
	expect(tail.after(0, 100, "log")).toBeUndefined();
	tail.confirmed(3, "log");
	expect(positions(tail.after(0, 100, "log"))).toEqual([1, 2, 3]);
	tail.doubt();
	expect(tail.after(3, 100, "log")).toBeUndefined();
});

test("an entry of another process sends everybody to the database until this process writes again", () => {
	const tail = openTail();
	tail.confirmed(0, "log");
	tail.committed(range(1, 2));
	tail.announced(3);
	expect(tail.after(2, 100, "log")).toBeUndefined();
	tail.committed(range(4, 5));
	expect(tail.after(2, 100, "log")).toBeUndefined();
	expect(positions(tail.after(3, 100, "log"))).toEqual([4, 5]);
});

test("of a log that was restored to an earlier state nothing is at hand, and a cursor of the one before is not answered", () => {
	const tail = openTail();
	tail.confirmed(0, "log");
	tail.committed(range(1, 3));
	tail.confirmed(1, "restored");
	expect(tail.after(1, 100, "restored")).toBeUndefined();
	tail.committed(range(2, 2));
	expect(positions(tail.after(1, 100, "restored"))).toEqual([2]);
	expect(tail.after(1, 100, "log")).toBeUndefined();
});

test("a page ends at about a megabyte, and one entry always fits", () => {
	const tail = openTail();
	tail.confirmed(0, "log");
	tail.committed([entry(1, 900_000), entry(2, 900_000), entry(3, 3_000_000), entry(4)]);
	expect(positions(tail.after(0, 100, "log"))).toEqual([1]);
	expect(positions(tail.after(2, 100, "log"))).toEqual([3]);
});

test("whatever happens in whatever order, an answer is exactly what the log holds after that position", () => {
	const step = fc.oneof(
		fc.record({ kind: fc.constantFrom("mine", "late", "other" as const), count: fc.integer({ min: 1, max: 4 }) }),
		fc.record({ kind: fc.constantFrom("read", "doubt" as const), count: fc.constant(0) }),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			const tail = openTail(8);
			let head = 0;
			const late: LogEvent[][] = [];
			for (const { kind, count } of steps) {
				const written = range(head + 1, head + count);
				if (kind === "mine") tail.committed(written);
				// Two groups were under way, and the answer to the first comes last.
				if (kind === "late") {
					tail.announced(head + count);
					late.push(written);
				} else for (const one of late.splice(0)) tail.committed(one);
				if (kind === "other") tail.announced(head + count);
				if (kind === "read") tail.confirmed(head, "log");
				if (kind === "doubt") tail.doubt();
				head += count;
				for (let after = Math.max(0, head - 10); after <= head; after++) {
					const found = tail.after(after, 100, "log");
					if (found) expect(positions(found)).toEqual(range(after + 1, head).map((event) => event.position));
				}
			}
		}),
		{ numRuns: 500 },
	);
});
