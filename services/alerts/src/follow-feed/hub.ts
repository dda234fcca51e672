import type { Session } from "@seamark/auth";
import type { ErrorCode } from "@seamark/errors";
import { HubError } from "@seamark/errors";
import { followLog, readLog } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { gauge, histogram, inSpan } from "@seamark/telemetry";
import type { AlertFilter } from "../alert/filter.ts";
import type { Deps } from "../deps.ts";
import { itemsAtHand, loadItems, missedEvents, missedFlash } from "../store/feed.ts";
import { openDeliveryBook } from "./delivery-book.ts";
import { type Frame, framesAhead, framesFor, framesInTurn, inParts, sealOnce, toSse } from "./frames.ts";
import { type FeedItem, mayNow } from "./item.ts";

/** Frames of one page for one audience; the wire form is made once for all its readers. */
export type Batch = { frames: readonly Frame[]; sse(): Buffer };

/** Where a stream's frames go. `send` never waits; false means that the reader is gone or was cut off. */
export type Sink = {
	send(batch: Batch): boolean;
	/** Resolves when a backlog may go on. */
	drained(): Promise<void>;
	end(why: { code: ErrorCode; detail: string }): void;
	closed: Promise<string>;
};

export type FeedRequest = { session: Session; filter: AlertFilter; after: number | "now"; channel: "sse" | "grpc" };

export type FeedHub = {
	/**
	 * Opens a stream: checks the cursor (CURSOR_IN_FUTURE) and commits to the audit that it begins. The answer serves it
	 * into a sink until it ends: what was missed, cutover, live.
	 */
	open(request: FeedRequest): Promise<(sink: Sink) => Promise<void>>;
	close(): Promise<void>;
};

type Stream = FeedRequest & { id: string; who: Principal; audience: string; sink: Sink };
type Audience = { who: Principal; filter: AlertFilter; streams: Set<Stream> };

const delay = histogram(
	"seamark_feed_delay_seconds",
	"Time from the commit of an alert to its hand-over to all live readers",
);
const heartbeatMs = 15_000;
const backlogPage = 500;
/** Every page costs a write for each reader, so under load they go out together. */
const paceMs = 5;

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
	const { head, logId } = await readLog(context.pool, 0, 0);
	let position = head;
	const book = await openDeliveryBook(
		deps,
		() => position,
		() => [...behind].map(([stream, toPosition]) => ({ streamId: stream.id, toPosition })),
	);
	const endGauge = gauge("seamark_feed_streams", "Live streams being served", () => [{ value: streams.size }]);

	// ---- live ----------------------------------------------------------------------------------------------------
	const deliver = (items: readonly FeedItem[], upTo: number) => {
		const now = context.now();
		const seal = sealOnce(feedCursors);
		for (const audience of audiences.values()) {
			const frames = framesFor(items, audience.who, audience.filter, now, seal);
			if (frames.length === 0) continue;
			const batch = batchOf(frames);
			for (const stream of audience.streams) stream.sink.send(batch);
		}
		position = upTo;
		if (items.length > 0) book.delivered(upTo);
		for (const waiter of [...waiters]) if (waiter.position <= position) waiter.reached();
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
			const items = streams.size === 0 ? [] : await loadItems(context.pool, page.events);
			const first = page.events.find((event) => event.position === items[0]?.position);
			if (!first) deliver(items, last.position);
			else {
				await inSpan("feed deliver", { parent: first.traceparent, kind: "consumer" }, async () =>
					deliver(items, last.position),
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

	const open = async (request: FeedRequest) => {
		const who = request.session.principal();
		const { head: end } = await readLog(context.pool, 0, 0);
		if (request.after !== "now" && request.after > end) throw new HubError("CURSOR_IN_FUTURE");
		// What is committed is there for a reader who comes now, also when the live position lags the log by a page.
		await reaching(end);
		const from = request.after === "now" ? position : request.after;
		const opened = { ...request, id: context.newId(), who, audience: audienceKey(who, request.filter) };
		await book.open(opened, from);
		return (sink: Sink) => serve({ ...opened, sink }, from);
	};

	const serve = async (stream: Stream, from: number) => {
		let gone = false;
		const ended = stream.sink.closed.then((reason) => {
			gone = true;
			return reason;
		});
		let reached = from;
		try {
			if (stream.after === "now")
				stream.sink.send(batchOf([{ change: "cursor", json: "", cursor: feedCursors.seal(from) }]));
			behind.set(stream, from);
			if (stop.signal.aborted) stream.sink.end(shuttingDown);
			while (!gone && !join(stream, reached)) reached = await catchUp(stream, reached, () => gone);
			behind.delete(stream);
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
		if (reached < position) {
			const missed = context.wake
				.recent(reached, backlogPage, logId)
				?.events.filter((event) => event.position <= position);
			if (missed?.at(-1)?.position !== position) return false;
			const { items, rest } = itemsAtHand(missed);
			if (rest.length > 0 || items.some((item) => item.flash)) return false;
			const frames = framesInTurn(items, stream.who, stream.filter, context.now(), feedCursors.seal);
			if (frames.length > 0 && !stream.sink.send(batchOf(frames))) return false;
		}
		attach(stream);
		return true;
	};

	/** At the reader's pace; false when the reader is gone. */
	const sendParts = async (stream: Stream, frames: readonly Frame[]): Promise<boolean> => {
		for (const part of inParts(frames)) {
			if (!stream.sink.send(batchOf(part))) return false;
			await stream.sink.drained();
		}
		return true;
	};

	/** Sends the flash alerts of a backlog ahead of it, and returns the positions that are then done with. */
	const sendAhead = async (stream: Stream, from: number, gone: () => boolean): Promise<Set<number>> => {
		const early = new Set<number>();
		const end = position;
		for (let at = from; at < end && !gone(); ) {
			const events = await missedFlash(context.pool, at, end, backlogPage);
			// Only for those who may see the alert as it is now: that it is urgent by now is nobody else's business.
			const items = (await loadItems(context.pool, events)).filter((item) => mayNow(item, stream.who, context.now()));
			for (const item of items) early.add(item.position);
			if (!(await sendParts(stream, framesAhead(items, stream.who, stream.filter, context.now())))) break;
			at = events.length < backlogPage ? end : (events.at(-1)?.position ?? end);
		}
		return early;
	};

	/** Sends what was missed, page by page, until nothing more is there or the reader is gone. */
	const catchUp = async (stream: Stream, from: number, gone: () => boolean): Promise<number> => {
		let reached = from;
		const early = await sendAhead(stream, from, gone);
		while (reached < position && !gone()) {
			const upTo = position;
			const events = await missedEvents(context.pool, reached, upTo, backlogPage);
			const items = (await loadItems(context.pool, events)).filter((item) => !early.has(item.position));
			const frames = framesInTurn(items, stream.who, stream.filter, context.now(), feedCursors.seal);
			reached = events.length < backlogPage ? upTo : (events.at(-1)?.position ?? upTo);
			// Nothing sent, nothing to record: an entry would move the log's end away from every reader who is catching up.
			if (frames.length === 0) continue;
			if (!(await sendParts(stream, frames))) return reached;
			behind.set(stream, reached);
			await book.moved(stream, reached);
		}
		return reached;
	};

	// ---- what changes by itself ------------------------------------------------------------------------------------
	/** A token that ends, a post that is handed over, an agreement that lapses: each takes effect on open streams too. */
	const recheck = (all: boolean) => {
		const now = context.now();
		for (const stream of [...behind.keys(), ...streams]) {
			if (stream.session.claims.expires * 1_000 <= now) {
				stream.sink.end({
					code: "UNAUTHENTICATED",
					detail: "The access token has expired; connect again with a new one and the last cursor.",
				});
				continue;
			}
			if (!all) continue;
			try {
				const who = stream.session.principal();
				if (!who.scopes.includes("alerts:subscribe")) throw new HubError("FORBIDDEN");
				if (JSON.stringify(who) === JSON.stringify(stream.who)) continue;
				const live = streams.has(stream);
				if (live) detach(stream);
				stream.who = who;
				stream.audience = audienceKey(who, stream.filter);
				if (live) attach(stream);
				void book
					.changed(stream, behind.get(stream) ?? position)
					.catch((error: unknown) => context.log.error({ err: error }, "a delivery could not be recorded"));
			} catch (error) {
				const code = error instanceof HubError ? error.code : "UNAUTHENTICATED";
				// A directory that cannot be heard is no reason to cut a reader off at once; what is sent is decided by what it last said.
				if (code !== "DIRECTORY_STALE")
					stream.sink.end({ code, detail: "The directory no longer stands behind this stream." });
			}
		}
	};
	const endWatch = directory.onChange(() => recheck(true));
	// Postings and agreements end at their hour without an event; every few seconds is soon enough.
	let ticks = 0;
	const sweep = setInterval(() => recheck(++ticks % 5 === 0), 1_000);
	const heartbeat = setInterval(() => {
		const batch = batchOf([{ change: "cursor", json: "", cursor: feedCursors.seal(position) }]);
		for (const stream of streams) stream.sink.send(batch);
	}, heartbeatMs);

	return {
		open,
		close: async () => {
			clearInterval(sweep);
			clearInterval(heartbeat);
			endWatch();
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

const batchOf = (frames: readonly Frame[]): Batch => {
	let sse: Buffer | undefined;
	return { frames, sse: () => (sse ??= Buffer.from(toSse(frames))) };
};

/** Readers with the same key see the same: the policy and the filter look at nothing else. */
const audienceKey = (who: Principal, filter: AlertFilter): string =>
	JSON.stringify([
		who.agency,
		who.kind,
		who.country,
		who.region,
		who.clearance,
		who.purpose,
		who.scopes,
		who.flows,
		filter,
	]);
