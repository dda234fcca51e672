import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "node:net";
import { openConnections } from "./connection.ts";
import { markOf, titleOf, wideDraft } from "./draft.ts";
import type { SystemClient } from "./many-regions.ts";

export type SlowResult = {
	readers: number;
	alerts: number;
	refused: number;
	/** Readers that the hub cut off. */
	dropped: number;
	/** Alerts that a cut-off reader had when its stream ended, at the least and at the most. */
	hadAtLeast: number;
	hadAtMost: number;
	/** Alerts that a reader did not have after it came back with its last cursor. */
	missing: number;
	/** Alerts that came twice, before and after: delivery is at least once. */
	again: number;
	/** Until the last reader had everything. */
	resumeMs: number;
};

const megabytes = 10;
const giveUpMs = 60_000;

/** Readers that stop reading while megabytes are posted, read what is left once they are cut off, and come back with their last cursor. */
export const slowReaders = async (o: {
	url: string;
	clients: SystemClient[];
	readers: number;
	alerts: number;
	headersOf: (reader: number, method: string, url: string) => string;
}): Promise<SlowResult> => {
	const run = randomBytes(3).toString("hex");
	const feed = `${o.url}/alerts/feed`;
	const stream = (reader: number, lastEventId?: string) =>
		openReader({
			url: `${feed}?topics=trafficking`,
			headers: `${o.headersOf(reader, "GET", feed)}${lastEventId ? `last-event-id: ${lastEventId}\r\n` : ""}`,
			mark: markOf(run),
		});
	const readers = await Promise.all(Array.from({ length: o.readers }, (_, reader) => stream(reader)));
	for (const reader of readers) reader.pause();

	const connections = await openConnections(o.url, 16);
	const places = { countries: o.clients.map((one) => one.country), regions: o.clients.map((one) => one.region) };
	const summary = "The boat was seen again, further west. ".repeat(400).slice(0, (megabytes * 1024 * 1024) / o.alerts);
	let [next, refused] = [0, 0];
	const post = async () => {
		while (next < o.alerts) {
			const index = next++;
			const head = `POST /alerts HTTP/1.1\r\n${o.headersOf(index, "POST", `${o.url}/alerts`)}idempotency-key: ${randomUUID()}\r\n`;
			const body = wideDraft(titleOf(run, index), { ...places, topic: "trafficking", summary });
			const { status } = await connections.request(head, body);
			if (status !== 201) refused++;
		}
	};
	await Promise.all(Array.from({ length: 16 }, post)).finally(() => connections.close());

	for (const reader of readers) reader.resume();
	const before = await Promise.all(readers.map((reader) => reader.endedOr(o.alerts - refused, 5_000)));
	const began = performance.now();
	const result: SlowResult = {
		...{ readers: o.readers, alerts: o.alerts, refused, dropped: 0, missing: 0, again: 0, resumeMs: 0 },
		...{ hadAtLeast: Number.POSITIVE_INFINITY, hadAtMost: 0 },
	};
	await Promise.all(
		readers.map(async (reader, index) => {
			const had = new Set(reader.titles);
			result.hadAtLeast = Math.min(result.hadAtLeast, had.size);
			result.hadAtMost = Math.max(result.hadAtMost, had.size);
			if (!before[index]) return reader.close();
			result.dropped++;
			const back = await stream(index, reader.lastId());
			const after = () => new Set([...had, ...back.titles]).size;
			await back.until(() => after() === o.alerts - refused, giveUpMs);
			result.missing += o.alerts - refused - after();
			result.again += back.titles.filter((title) => had.has(title)).length;
			back.close();
		}),
	);
	result.resumeMs = Math.round(performance.now() - began);
	return result;
};

/** Reads a stream frame by frame, as a careful client does: a cursor counts once its frame is whole. */
const openReader = async (o: { url: string; headers: string; mark: string }) => {
	const { hostname, port, host, pathname, search } = new URL(o.url);
	const socket = connect({ host: hostname, port: Number(port), noDelay: true });
	const { promise: open, resolve, reject } = Promise.withResolvers<void>();
	const titles: string[] = [];
	let [rest, lastId, ended, headed] = ["", "", false, false];
	let changed = () => {};
	socket.setEncoding("utf8");
	socket.on("data", (chunk: string) => {
		rest += chunk;
		if (!headed) {
			const end = rest.indexOf("\r\n\r\n");
			if (end < 0) return;
			if (!rest.startsWith("HTTP/1.1 200")) return reject(new Error(`the stream was refused: ${rest.slice(0, 400)}`));
			headed = true;
			rest = rest.slice(end + 4);
		}
		const frames = rest.split("\n\n");
		rest = frames.pop() ?? "";
		for (const frame of frames) {
			lastId = /^id: (.+)$/m.exec(frame)?.[1] ?? lastId;
			const at = frame.indexOf(o.mark);
			if (at >= 0) titles.push(frame.slice(at, at + o.mark.length + 8));
		}
		// A reader who comes back may get its alerts first; one who begins now is told where it is.
		if (frames.length > 0) resolve();
		changed();
	});
	const gone = () => {
		ended = true;
		reject(new Error("the server closed the stream at once"));
		changed();
	};
	socket.on("error", gone).on("close", gone);
	socket.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n${o.headers}\r\n`);
	await open;
	const until = (holds: () => boolean, limitMs: number) =>
		new Promise<void>((done) => {
			const over = () => {
				clearTimeout(late);
				done();
			};
			const late = setTimeout(over, limitMs);
			changed = () => {
				if (ended || holds()) over();
			};
			changed();
		});
	return {
		titles,
		lastId: () => lastId,
		pause: () => socket.pause(),
		resume: () => socket.resume(),
		until,
		/** True when the server ended the stream; false when it is open with everything delivered, or nothing more came. */
		endedOr: async (count: number, limitMs: number): Promise<boolean> => {
			await until(() => titles.length >= count, limitMs);
			return ended;
		},
		close: () => socket.destroy(),
	};
};
