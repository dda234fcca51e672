import { followLog, type LogEvent } from "@seamark/log";
import { histogram, inSpan } from "@seamark/telemetry";
import { loadItems } from "../store/feed.ts";
import { framesFor, inParts } from "./frames.ts";
import type { FeedItem } from "./item.ts";
import type { FeedParts } from "./parts.ts";

const delay = histogram(
	"seamark_feed_delay_seconds",
	"Time from the commit of an alert to its hand-over to all live readers",
);
/** Characters that are written to all live readers together in one turn of the event loop. */
const mostWritten = 8 * 1024 * 1024;
/** Every page costs a write for each reader, so under load they go out together. */
const paceMs = 5;

/**
 * Follows the log once for all live readers, until the feed ends. `reviewed` says whether rights are being looked at:
 * nothing goes out by the rights that a reader had before the directory changed.
 */
export const deliverLog = async (feed: FeedParts, reviewed: () => Promise<void> | undefined): Promise<void> => {
	const { log } = feed.deps.context;
	while (!feed.ended.aborted) {
		await follow(feed, reviewed).catch((error: unknown) =>
			log.warn({ err: error }, "the feed cannot read its log; trying again"),
		);
		if (!feed.ended.aborted) await new Promise((resolve) => setTimeout(resolve, 500));
	}
};

const follow = async (feed: FeedParts, reviewed: () => Promise<void> | undefined): Promise<void> => {
	const { pool, wake } = feed.deps.context;
	const after = feed.position.now();
	for await (const page of followLog({ pool, wake, after, signal: feed.ended, batch: 1_000, paceMs }))
		await deliverPage(feed, page, reviewed);
};

const deliverPage = async (
	feed: FeedParts,
	page: { events: readonly LogEvent[]; head: number },
	reviewed: () => Promise<void> | undefined,
): Promise<void> => {
	const { pool, now } = feed.deps.context;
	const last = page.events.at(-1);
	if (!last) return;
	// Without a reader there is nothing to read; one who comes meanwhile catches up from the position before.
	const items = feed.audiences.size() === 0 ? [] : await loadItems(pool, page.events, last.position === page.head);
	const first = page.events.find((event) => event.position === items[0]?.position);
	if (!first) return deliver(feed, items, last.position);
	await inSpan("feed deliver", { parent: first.traceparent, kind: "consumer" }, () =>
		deliverInParts(feed, items, last.position, reviewed),
	);
	delay.record((now() - Date.parse(first.time)) / 1_000);
};

/** Long alerts for many readers are gigabytes to write: in between the process gets to its other work. */
const deliverInParts = async (
	feed: FeedParts,
	items: readonly FeedItem[],
	upTo: number,
	reviewed: () => Promise<void> | undefined,
): Promise<void> => {
	const most = Math.max(16 * 1024, mostWritten / Math.max(1, feed.audiences.size()));
	const parts = inParts(items, (item) => item.json(false).length, most);
	for (const part of parts.slice(0, -1)) {
		await reviewed();
		deliver(feed, part, part.at(-1)?.position ?? feed.position.now());
		await new Promise((resolve) => setImmediate(resolve));
	}
	await reviewed();
	deliver(feed, parts.at(-1) ?? [], upTo);
};

const deliver = (
	{ deps, audiences, position, book, seal }: FeedParts,
	items: readonly FeedItem[],
	upTo: number,
): void => {
	const now = deps.context.now();
	audiences.send((who, filter) => framesFor(items, who, filter, now, seal));
	position.moveTo(upTo);
	if (items.length > 0) book.delivered(upTo);
};
