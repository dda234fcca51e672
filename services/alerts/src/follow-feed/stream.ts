import type { Session } from "@seamark/auth";
import type { ErrorCode } from "@seamark/errors";
import type { Principal } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";
import { type Frame, toSse } from "./frames.ts";

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

/** One reader of the feed. */
export type Stream = FeedRequest & {
	id: string;
	who: Principal;
	/** Key of the audience that it belongs to. */
	audience: string;
	sink: Sink;
	/** The reader has left or was cut off; only the books are still to be closed. */
	gone: boolean;
	/** When something last went out, in milliseconds of `performance.now()`. */
	sentAt: number;
};

/** A stream that begins to be served into a sink. */
export const begin = (opened: Omit<Stream, "sink" | "gone" | "sentAt">, sink: Sink): Stream => ({
	...opened,
	sink,
	gone: false,
	sentAt: performance.now(),
});

export const batchOf = (frames: readonly Frame[]): Batch => {
	let sse: Buffer | undefined;
	return { frames, sse: () => (sse ??= Buffer.from(toSse(frames))) };
};

/** A place to come back to, with nothing else. */
export const cursorBatch = (cursor: string): Batch => batchOf([{ change: "cursor", json: "", cursor }]);

export const send = (stream: Stream, batch: Batch): boolean => {
	stream.sentAt = performance.now();
	return stream.sink.send(batch);
};

/** Readers with the same key see the same: policy, filter and reminders look at nothing else. */
export const audienceKey = (who: Principal, filter: AlertFilter): string =>
	JSON.stringify([
		who.agency,
		who.post,
		who.kind,
		who.country,
		who.region,
		who.clearance,
		who.purpose,
		who.scopes,
		who.flows,
		filter,
	]);
