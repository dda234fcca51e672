import type { Turns } from "@seamark/service";
import type { Deps } from "../deps.ts";
import { loadItems, missedEvents, missedFlash } from "../store/feed.ts";
import { type Frame, framesAhead, framesInTurn, inParts } from "./frames.ts";
import { mayNow } from "./item.ts";
import { batchOf, type Stream, send } from "./stream.ts";

/** Events that are looked at together. */
const backlogPage = 500;

type Live = {
	/** How far the live feed is. */
	position: () => number;
	/** Looks at the stream's rights before anything is decided by them; false when they have ended. */
	review: () => boolean;
	/** Takes note of how far the stream is. */
	moved: (reached: number) => Promise<void>;
	seal: (position: number) => string;
	/** Is what lies between this position and the live feed at hand? Then nothing more need be read. */
	nearby: (reached: number) => boolean;
	/** Waits for a turn at the database: thousands who come back at once must not keep each other, and all else, waiting for it. */
	inTurn: Turns;
};

/**
 * Sends a stream what it has missed, page by page at its reader's pace, flash alerts ahead of the rest. Resolves to the
 * position that it has reached: that of the live feed, or one from which the rest is at hand, unless the reader is gone.
 */
export const catchUp = async (deps: Deps, live: Live, stream: Stream, from: number): Promise<number> => {
	const { pool, now } = deps.context;
	let reached = from;
	const early = await sendAhead(deps, live, stream, from);
	// What was sent ahead is known here alone: anyone who got any goes this way to the end, so that nothing comes twice.
	const mayJoin = () => early.size === 0 && live.nearby(reached);
	while (reached < live.position() && !stream.gone && !mayJoin()) {
		const [after, upTo] = [reached, live.position()];
		const { events, loaded } = await live.inTurn(async () => {
			const events = await missedEvents(pool, after, upTo, backlogPage);
			return { events, loaded: await loadItems(pool, events) };
		});
		const items = loaded.filter((item) => !early.has(item.position));
		if (!live.review()) return reached;
		const frames = framesInTurn(items, stream.who, stream.filter, now(), live.seal);
		reached = events.length < backlogPage ? upTo : (events.at(-1)?.position ?? upTo);
		// Nothing sent, nothing to record: an entry would move the log's end away from every reader who is catching up.
		if (frames.length === 0) continue;
		if (!(await sendParts(stream, frames))) return reached;
		await live.moved(reached);
	}
	return reached;
};

/** Sends the flash alerts of a backlog ahead of it, and returns the positions that are then done with. */
const sendAhead = async (deps: Deps, live: Live, stream: Stream, from: number): Promise<Set<number>> => {
	const { pool, now } = deps.context;
	const early = new Set<number>();
	const end = live.position();
	for (let at = from; at < end && !stream.gone; ) {
		const after = at;
		const { events, loaded } = await live.inTurn(async () => {
			const events = await missedFlash(pool, after, end, backlogPage);
			return { events, loaded: await loadItems(pool, events) };
		});
		if (!live.review()) break;
		// Only for those who may see the alert as it is now: that it is urgent by now is nobody else's business.
		const items = loaded.filter((item) => mayNow(item, stream.who, now()));
		for (const item of items) early.add(item.position);
		if (!(await sendParts(stream, framesAhead(items, stream.who, stream.filter, now())))) break;
		at = events.length < backlogPage ? end : (events.at(-1)?.position ?? end);
	}
	return early;
};

/** At the reader's pace; false when the reader is gone. */
const sendParts = async (stream: Stream, frames: readonly Frame[]): Promise<boolean> => {
	for (const part of inParts(frames, (frame) => frame.json.length)) {
		if (!send(stream, batchOf(part))) return false;
		await stream.sink.drained();
	}
	return true;
};
