import { readLog } from "@seamark/log";
import { openTurns } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import type { Deps } from "../deps.ts";
import { openArrivals } from "./arrivals.ts";
import { openAudiences } from "./audiences.ts";
import { openDeliveryBook } from "./delivery-book.ts";
import { deliverLog } from "./follow-log.ts";
import { sealOnce } from "./frames.ts";
import { openLivePosition } from "./live-position.ts";
import type { FeedParts } from "./parts.ts";
import type { FeedRequest, Sink } from "./stream.ts";
import { openStream, review, shuttingDown } from "./streams.ts";
import { openUpkeep } from "./upkeep.ts";

export type Feed = {
	/**
	 * Opens a stream: checks the cursor (CURSOR_IN_FUTURE) and commits to the audit that it begins. The answer serves it
	 * into a sink until it ends: what was missed, cutover, live.
	 */
	open(request: FeedRequest): Promise<(sink: Sink) => Promise<void>>;
	close(): Promise<void>;
};

/** Readers who catch up and ask the database at once; the others of the pool are for those who post. */
const readingAtOnce = 4;

/** The live feed of this process: one look at the log for all readers. */
export const openFeed = async (deps: Deps): Promise<Feed> => {
	const { context, directory, feedCursors } = deps;
	const stop = new AbortController();
	const { head, logId } = await readLog(context.pool, 0, 0);
	const position = openLivePosition(head);
	const audiences = openAudiences();
	const arrivals = openArrivals();
	const feed: FeedParts = {
		deps,
		logId,
		position,
		audiences,
		arrivals,
		book: await openDeliveryBook(deps, position.now, arrivals.ranges),
		seal: sealOnce(feedCursors),
		inTurn: openTurns(readingAtOnce),
		ended: stop.signal,
	};
	const all = () => [...arrivals.behind.keys(), ...audiences.streams()];
	const endGauge = gauge("seamark_feed_streams", "Live streams being served", () => [{ value: audiences.size() }]);
	const upkeep = openUpkeep({
		all,
		live: audiences.streams,
		review: (stream) => review(feed, stream),
		position: position.now,
		seal: feedCursors.seal,
		onChange: directory.onChange,
	});
	const delivering = deliverLog(feed, upkeep.reviewed);

	return {
		open: (request) => openStream(feed, request),
		close: async () => {
			upkeep.close();
			endGauge();
			stop.abort();
			position.end();
			for (const stream of all()) stream.sink.end(shuttingDown);
			await delivering;
			await feed.book.end();
		},
	};
};
