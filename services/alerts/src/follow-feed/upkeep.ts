import { isDeepStrictEqual } from "node:util";
import { HubError } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import { type Batch, cursorBatch, type Stream, send } from "./stream.ts";

/** A reader hears something at least every 15 s. Looked at each second, so this leaves a second for a busy process. */
const silentMs = 13_000;
/** Work on all streams lets the process get to its other work after so long. */
const sliceMs = 4;

/** Does something with each of many, a few milliseconds at a time. */
export const inSlices = async <T>(many: Iterable<T>, work: (one: T) => void): Promise<void> => {
	let end = performance.now() + sliceMs;
	for (const one of many) {
		if (performance.now() >= end) {
			await new Promise((resolve) => setImmediate(resolve));
			end = performance.now() + sliceMs;
		}
		work(one);
	}
};

/**
 * Looks whether a stream still has its rights: a token that ends, a post that is handed over and an agreement that lapses
 * take effect on open streams too. Ends it if not, and returns false then.
 */
export const reviewStream = (
	stream: Stream,
	now: number,
	changed: (stream: Stream, who: Principal) => void,
): boolean => {
	if (stream.gone) return false;
	if (stream.session.claims.expires * 1_000 <= now) {
		stream.sink.end({
			code: "UNAUTHENTICATED",
			detail: "The access token has expired; connect again with a new one and the last cursor.",
		});
		return false;
	}
	try {
		// The same object until the directory changes or something in it begins or ends by its hour.
		const who = stream.session.principal();
		if (who === stream.who) return true;
		if (!who.scopes.includes("alerts:subscribe")) throw new HubError("FORBIDDEN");
		if (isDeepStrictEqual(who, stream.who)) stream.who = who;
		else changed(stream, who);
		return true;
	} catch (error) {
		const code = error instanceof HubError ? error.code : "UNAUTHENTICATED";
		// A directory that cannot be heard is no reason to cut a reader off at once; what is sent is decided by what it last said.
		if (code === "DIRECTORY_STALE") return true;
		stream.sink.end({ code, detail: "The directory no longer confirms this stream." });
		return false;
	}
};

/** Sends the streams that have heard nothing for long how far the feed is, in one buffer for all of them. */
export const sendHeartbeats = async (
	streams: readonly Stream[],
	position: () => number,
	seal: (position: number) => string,
): Promise<void> => {
	let shared: { at: number; batch: Batch } | undefined;
	await inSlices(streams, (stream) => {
		if (performance.now() - stream.sentAt < silentMs) return;
		// The feed may move on between two slices.
		const at = position();
		if (shared?.at !== at) shared = { at, batch: cursorBatch(seal(at)) };
		send(stream, shared.batch);
	});
};

/** What all streams need besides what they are sent: their rights looked at, and a sign of life. */
export type Upkeep = {
	/** Resolves when every stream has been looked at since the directory last changed. */
	reviewed(): Promise<void> | undefined;
	close(): void;
};

/** Looks after streams every second, and after their rights whenever the directory changes. */
export const openUpkeep = (o: {
	all: () => readonly Stream[];
	live: () => readonly Stream[];
	review: (stream: Stream) => boolean;
	position: () => number;
	seal: (position: number) => string;
	onChange: (callback: () => void) => () => void;
}): Upkeep => {
	let underWay = 0;
	let reviewing = Promise.resolve();
	const review = (): void => {
		underWay++;
		reviewing = reviewing.then(() => inSlices(o.all(), o.review)).finally(() => underWay--);
	};
	let beating = false;
	const beat = async (): Promise<void> => {
		if (beating) return;
		beating = true;
		await sendHeartbeats(o.live(), o.position, o.seal).finally(() => (beating = false));
	};
	const endWatch = o.onChange(review);
	// Postings and agreements end at their hour without an event.
	const everySecond = setInterval(() => {
		if (underWay === 0) review();
		void beat();
	}, 1_000);
	return {
		reviewed: () => (underWay > 0 ? reviewing : undefined),
		close: () => {
			clearInterval(everySecond);
			endWatch();
		},
	};
};
