import { HubError } from "@seamark/errors";
import { readLog } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { itemsAtHand } from "../store/feed.ts";
import { catchUp } from "./catch-up.ts";
import { framesFor } from "./frames.ts";
import type { FeedItem } from "./item.ts";
import type { FeedParts } from "./parts.ts";
import { audienceKey, batchOf, begin, cursorBatch, type FeedRequest, type Sink, type Stream, send } from "./stream.ts";
import { reviewStream } from "./upkeep.ts";

// How streams come and go: opened, caught up, live, gone.

/** Checks the cursor and commits to the audit that the stream begins. The answer serves it into a sink until it ends. */
export const openStream = async (feed: FeedParts, request: FeedRequest): Promise<(sink: Sink) => Promise<void>> => {
	const { position, arrivals, book } = feed;
	const { pool, newId } = feed.deps.context;
	const who = request.session.principal();
	const { head: end } = await readLog(pool, 0, 0);
	if (request.after !== "now" && request.after > end) throw new HubError("CURSOR_IN_FUTURE");
	// What is committed is there for a reader who comes now, also when the live position lags the log by a page.
	await position.reaches(end);
	const from = request.after === "now" ? position.now() : request.after;
	const id = newId();
	// From its opening on, what the book says of the live streams must not seem to hold for this one.
	arrivals.opening.set(id, from);
	const opened = { ...request, id, who, audience: audienceKey(who, request.filter) };
	await book.open(opened, from).catch((error: unknown) => {
		arrivals.opening.delete(id);
		throw error;
	});
	return (sink) => serve(feed, begin(opened, sink), from);
};

const serve = async (feed: FeedParts, stream: Stream, from: number): Promise<void> => {
	const { position, audiences, arrivals, book } = feed;
	arrivals.behind.set(stream, from);
	arrivals.opening.delete(stream.id);
	const ended = stream.sink.closed.then((reason) => {
		stream.gone = true;
		return reason;
	});
	let reached = from;
	try {
		if (stream.after === "now") send(stream, cursorBatch(feed.deps.feedCursors.seal(from)));
		if (feed.ended.aborted) stream.sink.end(shuttingDown);
		while (!stream.gone && !goLive(feed, stream, reached))
			reached = await catchUp(feed.deps, liveFor(feed, stream), stream, reached);
		const reason = await ended;
		await book.close(stream, audiences.has(stream) ? position.now() : reached, reason);
	} catch (error) {
		stream.sink.end({ code: "UNAVAILABLE", detail: "The feed was interrupted; connect again with the last cursor." });
		feed.deps.context.log.warn({ err: error }, "a stream was interrupted");
		await book
			.close(stream, Math.max(reached, audiences.has(stream) ? position.now() : 0), "interrupted")
			.catch(() => undefined);
	} finally {
		arrivals.behind.delete(stream);
		audiences.leave(stream);
	}
};

/** What a stream that catches up has to know of the live feed. */
const liveFor = (feed: FeedParts, stream: Stream): Parameters<typeof catchUp>[1] => ({
	position: feed.position.now,
	review: () => review(feed, stream),
	moved: async (to) => {
		feed.arrivals.behind.set(stream, to);
		await feed.book.moved(stream, to);
	},
	inTurn: feed.inTurn,
	nearby: (from) => sentSince(feed, from) !== undefined,
	seal: feed.seal,
});

/**
 * Puts a stream among the live readers, unless it has more to catch up on than is at hand. All in one turn: a page that
 * went out in between would be missed.
 */
const goLive = (feed: FeedParts, stream: Stream, reached: number): boolean => {
	if (!review(feed, stream)) return false;
	if (reached < feed.position.now()) {
		const missed = sentSince(feed, reached);
		if (!missed) return false;
		const frames = framesFor(missed, stream.who, stream.filter, feed.deps.context.now(), feed.seal);
		if (frames.length > 0 && !send(stream, batchOf(frames))) return false;
	}
	feed.arrivals.behind.delete(stream);
	feed.audiences.join(stream);
	return true;
};

/**
 * What the live feed has sent after a position, where the database need not be asked. Looked at to the end of the log: an
 * alert that has been changed since is read as it is now.
 */
const sentSince = ({ deps, logId, position }: FeedParts, after: number): FeedItem[] | undefined => {
	const recent = deps.context.wake.recent(after, Number.POSITIVE_INFINITY, logId);
	if (!recent || recent.events.at(-1)?.position !== recent.head) return undefined;
	const { items, rest } = itemsAtHand(recent.events);
	const live = position.now();
	if (rest.some(({ event }) => event.position <= live)) return undefined;
	return items.filter((item) => item.position <= live);
};

/** Looks whether a stream still has its rights; ends it if not, and returns false then. */
export const review = (feed: FeedParts, stream: Stream): boolean =>
	reviewStream(stream, feed.deps.context.now(), (_, who) => changePrincipal(feed, stream, who));

/** The reader sees something else from here on. */
const changePrincipal = (
	{ deps, position, audiences, arrivals, book }: FeedParts,
	stream: Stream,
	who: Principal,
): void => {
	const live = audiences.has(stream);
	if (live) audiences.leave(stream);
	stream.who = who;
	stream.audience = audienceKey(who, stream.filter);
	if (live) audiences.join(stream);
	void book
		.changed(stream, arrivals.behind.get(stream) ?? position.now())
		.catch((error: unknown) => deps.context.log.error({ err: error }, "a delivery could not be recorded"));
};

export const shuttingDown = {
	code: "UNAVAILABLE",
	detail: "The hub is shutting down; connect again with the last cursor.",
} as const;
