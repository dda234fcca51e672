import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { partitionOf } from "../cursor.ts";
import { openKafka } from "./client.ts";
import { fromMessage, toMessage } from "./message.ts";

const event = {
	position: 7,
	id: "0199a1b2-0000-7000-8000-000000000001",
	type: "seamark.events.v1.AlertRaised",
	subject: "0199a1b2-0000-7000-8000-000000000002",
	time: "2026-11-22T07:00:00.123Z",
	traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
	data: Buffer.from([1, 2, 3]),
};
const logId = "6a3f8f0e-0000-4000-8000-000000000003";
const sent = () => {
	const message = toMessage(event, { service: "alerts", logId, partitions: 6 });
	const headers = Object.fromEntries(
		Object.entries(message.headers ?? {}).map(([name, value]) => [name, Buffer.from(String(value))]),
	);
	return { headers, value: message.value as Buffer };
};

test("a message carries the CloudEvents attributes in binary mode, and gives the event back", () => {
	const { headers, value } = sent();
	expect(Object.fromEntries(Object.entries(headers).map(([name, bytes]) => [name, bytes.toString()]))).toEqual({
		ce_specversion: "1.0",
		ce_id: event.id,
		ce_type: event.type,
		ce_source: "/services/alerts",
		ce_subject: event.subject,
		ce_time: event.time,
		"content-type": "application/protobuf",
		traceparent: event.traceparent,
		ce_position: "7",
		ce_logid: logId,
		ce_checksum: expect.stringMatching(/^[0-9a-f]+$/),
	});
	expect(fromMessage({ headers, value })).toEqual({ event, logId });
});

test("one changed byte of the payload, or of an attribute that is acted on, is noticed", () => {
	for (const name of ["value", "ce_id", "ce_type", "ce_subject", "ce_time", "ce_position", "ce_logid", "traceparent"])
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, flip) => {
				const message = sent();
				const bytes = name === "value" ? message.value : message.headers[name];
				if (!bytes) throw new Error(`no ${name}`);
				const index = at % bytes.length;
				bytes[index] = (bytes[index] ?? 0) ^ flip;
				expect(() => fromMessage(message)).toThrow(/checksum/);
			}),
			{ numRuns: 50 },
		);
	expect(() => fromMessage({ headers: {}, value: null })).toThrow(/checksum/);
});

test("subjects spread over the partitions, and each keeps its own", () => {
	const counts = [0, 0, 0, 0, 0, 0];
	for (let i = 0; i < 6_000; i++) {
		const partition = partitionOf(`subject ${i}`, 6);
		expect(partitionOf(`subject ${i}`, 6)).toBe(partition);
		counts[partition] = (counts[partition] ?? 0) + 1;
	}
	expect(Math.min(...counts)).toBeGreaterThan(850);
});

test("an idle connection arms no timer", () => {
	openKafka({ brokers: ["127.0.0.1:1"] }, "test");
	const RequestQueue = createRequire(import.meta.url)("kafkajs/src/network/requestQueue");
	const queue = new RequestQueue({
		maxInFlightRequests: null,
		requestTimeout: 1_000,
		logger: { debug: () => undefined },
	});
	queue.scheduleCheckPendingRequests();
	expect(queue.throttleCheckTimeoutId).toBeNull();
	queue.throttledUntil = Date.now() + 10_000;
	queue.scheduleCheckPendingRequests();
	expect(queue.throttleCheckTimeoutId).not.toBeNull();
	queue.destroy();
});

test("a request that the broker never answers is given up within a second of its time, and an idle connection looks no more often", async () => {
	openKafka({ brokers: ["127.0.0.1:1"] }, "test");
	const RequestQueue = createRequire(import.meta.url)("kafkajs/src/network/requestQueue");
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	const o = { maxInFlightRequests: null, requestTimeout: 10_000, enforceRequestTimeout: true };
	const queue = new RequestQueue({ ...o, isConnected: () => true, logger: { debug: () => undefined } });
	const timeoutRequest = vi.fn();
	queue.inflight.set(1, { sentAt: Date.now(), requestTimeout: 10_000, timeoutRequest });
	queue.scheduleRequestTimeoutCheck();
	expect(vi.getTimerCount()).toBe(1);
	vi.advanceTimersByTime(10_000);
	expect(timeoutRequest).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1_000);
	expect(timeoutRequest).toHaveBeenCalledOnce();
	const before = Date.now();
	vi.advanceTimersToNextTimer();
	expect(Date.now() - before).toBe(1_000);
	queue.destroy();
	expect(vi.getTimerCount()).toBe(0);
});
