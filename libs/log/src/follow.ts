import type { Pool } from "@seamark/db";
import { readNext } from "./read.ts";
import type { Page } from "./types.ts";
import type { Wake } from "./wake.ts";

/**
 * Follows the log from a cursor: backfill, cutover and live in one loop, since position order is commit order and the
 * next page is always what lies after the last one. The reader pulls, so a slow reader costs no memory here.
 *
 * Yields a page whenever there is something new, and an empty page every `heartbeatMs`. Ends when the signal aborts.
 * Throws CURSOR_FOREIGN, CURSOR_IN_FUTURE or CURSOR_EXPIRED, and what the database throws.
 */
export async function* followLog(o: {
	pool: Pool;
	wake: Wake;
	after: number;
	logId?: string;
	signal: AbortSignal;
	batch?: number;
	heartbeatMs?: number;
	/** A page follows another no sooner than this: under load pages grow larger instead of more; a single event waits for nothing. */
	paceMs?: number;
}): AsyncGenerator<Page, void, void> {
	const batch = o.batch ?? 500;
	const heartbeatMs = o.heartbeatMs ?? 5_000;
	let { after } = o;
	let logId = o.logId ?? "";
	// The first page is yielded in any case: it tells the follower at once that it is connected, and how far behind.
	let quietSince = Number.NEGATIVE_INFINITY;
	let nextAt = 0;
	while (!o.signal.aborted) {
		const early = nextAt - performance.now();
		if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
		const turn = o.wake.turn();
		const page = await readNext(o, after, batch, logId);
		logId = page.logId;
		const last = page.events.at(-1);
		if (last || performance.now() - quietSince >= heartbeatMs) {
			quietSince = performance.now();
			// A full page has more behind it: a follower that catches up is not held back.
			if (after + page.events.length < page.head) nextAt = 0;
			else nextAt = quietSince + (o.paceMs ?? 0);
			yield page;
		}
		// Up to the head nothing is left: a log that was put back leaves positions out.
		after = last?.position ?? page.head;
		if (after >= page.head) await o.wake.next(turn, o.signal);
	}
}
