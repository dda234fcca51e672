import { HubError } from "@seamark/errors";
import { followLog, readLog } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { gauge, histogram, inSpan } from "@seamark/telemetry";
import type { AlertFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import { itemsAtHand, loadItems } from "../store/feed.ts";
import { catchUp, openTurns } from "./catch-up.ts";
import { openDeliveryBook } from "./delivery-book.ts";
import { framesFor, inParts, sealOnce } from "./frames.ts";
import type { FeedItem } from "./item.ts";
import { audienceKey, batchOf, cursorBatch, type FeedRequest, type Sink, type Stream, send } from "./stream.ts";
import { openUpkeep, reviewStream } from "./upkeep.ts";

export type FeedHub = {
	/**
	 * Opens a stream: checks the cursor (CURSOR_IN_FUTURE) and commits to the audit that it begins. The answer serves it
	 * into a sink until it ends: what was missed, cutover, live.
	 */
	open(request: FeedRequest): Promise<(sink: Sink) => Promise<void>>;
	close(): Promise<void>;
};

type Audience = { who: Principal; filter: AlertFilter; streams: Set<Stream> };

const delay = histogram(
	"seamark_feed_delay_seconds",
	"Time from the commit of an alert to its hand-over to all live readers",
);
/** Characters that are written to all live readers together in one turn of the event loop. */
const mostWritten = 8 * 1024 * 1024;
/** Every page costs a write for each reader, so under load they go out together. */
const paceMs = 5;
/** Readers who catch up and ask the database at once; the others of the pool are for those who post. */
const readingAtOnce = 4;

/**
 * The live feed of this process. It follows the log once for all readers; readers who see the same share one audience,
 * for which each page is filtered, decided and serialised once.
 */
export const openFeedHub = async (deps: Deps): Promise<FeedHub> => {
	const { context, directory, feedCursors } = deps;
	const stop = new AbortController();
	const audiences = new Map<string, Audience>();
	const streams = new Set<Stream>();
	/** Streams that are still catching up, and the position that they have reached. */
	const behind = new Map<Stream, number>();
	/** Streams whose opening is being committed, by id, and where they begin. */
	const opening = new Map<string, number>();
	const { head, logId } = await readLog(context.pool, 0, 0);
	let position = head;
	const seal = sealOnce(feedCursors);
	const book = await openDeliveryBook(
		deps,
		() => position,
		() => [
			...[...opening].map(([streamId, toPosition]) => ({ streamId, toPosition })),
			...[...behind].map(([stream, toPosition]) => ({ streamId: stream.id, toPosition })),
		],
	);
	const endGauge = gauge("seamark_feed_streams", "Live streams being served", () => [{ value: streams.size }]);

	// ---- live ----------------------------------------------------------------------------------------------------
	const deliver = (items: readonly FeedItem[], upTo: number) => {
		const now = context.now();
		for (const audience of audiences.values()) {
			const frames = framesFor(items, audience.who, audience.filter, now, seal);
			if (frames.length === 0) continue;
			const batch = batchOf(frames);
			for (const stream of audience.streams) send(stream, batch);
		}
		position = upTo;
		if (items.length > 0) book.delivered(upTo);
		for (const waiter of [...waiters]) if (waiter.position <= position) waiter.reached();
	};

	/** Long alerts for many readers are gigabytes to write: in between the process gets to its other work. */
	const deliverInParts = async (items: readonly FeedItem[], upTo: number) => {
		const most = Math.max(16 * 1024, mostWritten / Math.max(1, streams.size));
		const parts = inParts(items, (item) => item.json(false).length, most);
		for (const part of parts.slice(0, -1)) {
			await upkeep.reviewed();
			deliver(part, part.at(-1)?.position ?? position);
			await new Promise((resolve) => setImmediate(resolve));
		}
		// Nothing goes out by the rights that a reader had before the directory changed.
		await upkeep.reviewed();
		deliver(parts.at(-1) ?? [], upTo);
	};

	/** Resolves when the live position has come as far as that. */
	const waiters = new Set<{ position: number; reached: () => void }>();
	const reaching = (target: number): Promise<void> =>
		new Promise((resolve) => {
			if (position >= target || stop.signal.aborted) return resolve();
			const waiter = {
				position: target,
				reached: () => {
					waiters.delete(waiter);
					resolve();
				},
			};
			waiters.add(waiter);
		});

	const follow = async () => {
		const pages = followLog({
			pool: context.pool,
			wake: context.wake,
			after: position,
			signal: stop.signal,
			batch: 1_000,
			paceMs,
		});
		for await (const page of pages) {
			const last = page.events.at(-1);
			if (!last) continue;
			// Without a reader there is nothing to read; one who comes meanwhile catches up from the position before.
			const items = streams.size === 0 ? [] : await loadItems(context.pool, page.events, last.position === page.head);
			const first = page.events.find((event) => event.position === items[0]?.position);
			if (!first) deliver(items, last.position);
			else {
				await inSpan("feed deliver", { parent: first.traceparent, kind: "consumer" }, () =>
					deliverInParts(items, last.position),
				);
				delay.record((context.now() - Date.parse(first.time)) / 1_000);
			}
		}
	};

	const following = (async () => {
		while (!stop.signal.aborted) {
			await follow().catch((error: unknown) =>
				context.log.warn({ err: error }, "the feed cannot read its log; trying again"),
			);
			if (!stop.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
		}
	})();

	// ---- streams come and go ---------------------------------------------------------------------------------------
	const attach = (stream: Stream) => {
		const audience = audiences.get(stream.audience) ?? { who: stream.who, filter: stream.filter, streams: new Set() };
		audience.streams.add(stream);
		audiences.set(stream.audience, audience);
		streams.add(stream);
	};
	const detach = (stream: Stream) => {
		const audience = audiences.get(stream.audience);
		audience?.streams.delete(stream);
		if (audience?.streams.size === 0) audiences.delete(stream.audience);
		streams.delete(stream);
	};

	const inTurn = openTurns(readingAtOnce);
	/**
	 * What the live feed has sent after a position, where the database need not be asked. Looked at to the end of the log: an
	 * alert that has been changed since is read as it is now.
	 */
	const sentSince = (after: number): FeedItem[] | undefined => {
		const recent = context.wake.recent(after, Number.POSITIVE_INFINITY, logId);
		if (!recent || recent.events.at(-1)?.position !== recent.head) return undefined;
		const { items, rest } = itemsAtHand(recent.events);
		if (rest.some(({ event }) => event.position <= position)) return undefined;
		return items.filter((item) => item.position <= position);
	};
	const review = (stream: Stream): boolean => reviewStream(stream, context.now(), changed);
	/** Another sees something else from here on. */
	const changed = (stream: Stream, who: Principal) => {
		const live = streams.has(stream);
		if (live) detach(stream);
		stream.who = who;
		stream.audience = audienceKey(who, stream.filter);
		if (live) attach(stream);
		void book
			.changed(stream, behind.get(stream) ?? position)
			.catch((error: unknown) => context.log.error({ err: error }, "a delivery could not be recorded"));
	};
	const upkeep = openUpkeep({
		all: () => [...behind.keys(), ...streams],
		live: () => [...streams],
		review,
		position: () => position,
		seal: feedCursors.seal,
		onChange: directory.onChange,
	});

	const open = async (request: FeedRequest) => {
		const who = request.session.principal();
		const { head: end } = await readLog(context.pool, 0, 0);
		if (request.after !== "now" && request.after > end) throw new HubError("CURSOR_IN_FUTURE");
		// What is committed is there for a reader who comes now, also when the live position lags the log by a page.
		await reaching(end);
		const from = request.after === "now" ? position : request.after;
		const id = context.newId();
		// From its opening on, what the book says of the live streams must not seem to hold for this one.
		opening.set(id, from);
		const opened = { ...request, id, who, audience: audienceKey(who, request.filter) };
		await book.open(opened, from).catch((error: unknown) => {
			opening.delete(id);
			throw error;
		});
		return (sink: Sink) => serve({ ...opened, sink, gone: false, sentAt: performance.now() }, from);
	};

	const serve = async (stream: Stream, from: number) => {
		behind.set(stream, from);
		opening.delete(stream.id);
		const ended = stream.sink.closed.then((reason) => {
			stream.gone = true;
			return reason;
		});
		const live = {
			position: () => position,
			review: () => review(stream),
			moved: async (to: number) => {
				behind.set(stream, to);
				await book.moved(stream, to);
			},
			inTurn,
			nearby: (from: number) => sentSince(from) !== undefined,
			seal,
		};
		let reached = from;
		try {
			if (stream.after === "now") send(stream, cursorBatch(feedCursors.seal(from)));
			if (stop.signal.aborted) stream.sink.end(shuttingDown);
			while (!stream.gone && !join(stream, reached)) reached = await catchUp(deps, live, stream, reached);
			const reason = await ended;
			await book.close(stream, streams.has(stream) ? position : reached, reason);
		} catch (error) {
			stream.sink.end({ code: "UNAVAILABLE", detail: "The feed was interrupted; connect again with the last cursor." });
			context.log.warn({ err: error }, "a stream was interrupted");
			await book
				.close(stream, Math.max(reached, streams.has(stream) ? position : 0), "interrupted")
				.catch(() => undefined);
		} finally {
			behind.delete(stream);
			detach(stream);
		}
	};

	/**
	 * Puts a stream among the live readers, unless it has more to catch up on than is at hand. All in one turn: a page that
	 * went out in between would be missed.
	 */
	const join = (stream: Stream, reached: number): boolean => {
		if (!review(stream)) return false;
		if (reached < position) {
			const missed = sentSince(reached);
			if (!missed) return false;
			const frames = framesFor(missed, stream.who, stream.filter, context.now(), seal);
			if (frames.length > 0 && !send(stream, batchOf(frames))) return false;
		}
		behind.delete(stream);
		attach(stream);
		return true;
	};

	return {
		open,
		close: async () => {
			upkeep.close();
			endGauge();
			stop.abort();
			for (const waiter of [...waiters]) waiter.reached();
			for (const stream of [...behind.keys(), ...streams]) stream.sink.end(shuttingDown);
			await following;
			await book.end();
		},
	};
};

const shuttingDown = {
	code: "UNAVAILABLE",
	detail: "The hub is shutting down; connect again with the last cursor.",
} as const;
