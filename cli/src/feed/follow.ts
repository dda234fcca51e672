import { setTimeout as sleep } from "node:timers/promises";
import { NoAnswer, reconnectDelay } from "@seamark/client";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { withoutAnswer } from "../hub/explain.ts";
import type { Hub } from "../hub/hub.ts";
import { CliError, exits } from "../terminal/exit.ts";
import type { Output } from "../terminal/output.ts";

/** Something new on the feed. `cursor` is where to go on after it; flash alerts that come ahead of their turn have none. */
export type FeedEvent<T> = { event: string; cursor: string | undefined; item: T };

type From = "start" | "now" | "post";

/** What a feed is: how it is opened, and what its frames hold. */
export type Source<T> = {
	open(o: {
		from: From | undefined;
		headers: Record<string, string>;
		signal: AbortSignal;
		head: (headers: Headers) => void;
	}): Promise<AsyncIterable<unknown> | null | undefined>;
	/** Undefined for what this program does not know. */
	read(data: unknown): T | undefined;
	/** Whether it is shown: what comes again after a drop is not. */
	isNew(event: string, item: T): boolean;
	/** What to do where something may be missing. */
	compare: string;
};

export type FollowOptions<T> = {
	source: Source<T>;
	hub: Hub;
	out: Output;
	from: From | undefined;
	/** Cursor of an earlier run. */
	after: string | undefined;
	/** Milliseconds without a sign of life, heartbeats included, after which the connection counts as dead. */
	silence: number;
	interrupted: AbortSignal;
	chance: () => number;
	/** Told when the feed opens for the first time, by the hub's clock, in milliseconds since the epoch. */
	opened?: (at: number) => void;
	/** Takes note of a place to go on from; everything before it was taken. */
	passed?: (cursor: string) => void;
	/** Takes one event; the next is not given before it resolves. False ends the stream. */
	take: (event: FeedEvent<T>) => Promise<boolean>;
};

/** How a feed is asked for. */
export const streamed = {
	accept: "text/event-stream, application/problem+json",
	parseAs: "stream",
	once: true,
} as const;

const lostCursor = new Set(["CURSOR_EXPIRED", "CURSOR_IN_FUTURE", "CURSOR_INVALID", "CURSOR_FOREIGN"]);
const tokenEnded = "TOKEN_ENDED";
const largestEvent = 4 * 1024 * 1024;

/** What the feed has delivered so far: survives every connection. */
type Progress = {
	cursor: string | undefined;
	from: From | undefined;
	/** False until the feed was open once: a hub that is not there at all is an error, a drop later is not. */
	connected: boolean;
	/** Something came since the last drop, be it a heartbeat: the connection worked. */
	lived: boolean;
	/** The stream is about to be opened again as a matter of course. */
	quiet: boolean;
	/** Milliseconds that the hub wants its readers to wait. */
	hubSays: number;
	more: boolean;
};

type Item = { cursor: string } | EventSourceMessage;

/**
 * Follows the feed across drops until `take` ends it or Ctrl-C does: nothing is lost and nothing comes twice. Resolves to the
 * last cursor. Throws CliError where coming back cannot help.
 */
export const followFeed = async <T>(o: FollowOptions<T>): Promise<string | undefined> => {
	const given = o.after;
	const progress: Progress = {
		cursor: o.after,
		from: o.from,
		connected: false,
		lived: false,
		quiet: false,
		hubSays: 1_000,
		more: true,
	};
	for (let drops = 0; progress.more && !o.interrupted.aborted; ) {
		progress.lived = false;
		const why = await connection(o, progress).catch((error: unknown) => {
			if (o.interrupted.aborted) return undefined;
			if (error instanceof CliError) return error;
			throw error;
		});
		if (!why || !progress.more || o.interrupted.aborted) break;
		if (lostCursor.has(why.code) && progress.cursor !== given) {
			o.out.hint(`${why.message} Starting over: what is still live comes again, without what you have seen.`);
			progress.cursor = undefined;
			progress.from = "start";
		} else if (!passes(why) || !progress.connected) throw why;
		drops = progress.lived ? 1 : drops + 1;
		// Every ten minutes a token ends: that is no news, and nobody should wait for an alert because of it.
		progress.quiet = why.code === tokenEnded && progress.lived;
		if (progress.quiet) continue;
		const delay = reconnectDelay(drops, Math.max(progress.hubSays, (why.retryAfter ?? 0) * 1_000), o.chance());
		const gap =
			progress.cursor === undefined && progress.from !== "start"
				? ` What came meanwhile may be missing: ${o.source.compare}`
				: "";
		o.out.hint(`${why.message} Coming back in ${(delay / 1_000).toFixed(1)} s.${gap}`);
		await sleep(delay, undefined, { signal: o.interrupted }).catch(() => undefined);
	}
	return progress.cursor;
};

/** Everything that waiting may cure; a token that ended is renewed on the way back in. */
const passes = (why: CliError): boolean =>
	why.exit === exits.unavailable || why.code === "TOO_MANY_REQUESTS" || why.code === "STREAM_ENDED";

const connection = async <T>(o: FollowOptions<T>, progress: Progress): Promise<CliError | undefined> => {
	const dead = new AbortController();
	const { cursor, from } = progress;
	const stream = await o.source.open({
		from: cursor === undefined ? from : undefined,
		headers: cursor === undefined ? {} : { "last-event-id": cursor },
		signal: dead.signal,
		head: (headers) => {
			if (!progress.connected) o.opened?.(Date.parse(headers.get("date") ?? ""));
		},
	});
	if (!progress.connected) o.out.hint(`Following the feed of ${o.hub.base}. Ctrl-C ends it.`);
	else if (!progress.quiet)
		o.out.hint(`Connected again${cursor === undefined ? "" : ", going on where the feed stopped"}.`);
	progress.connected = true;
	const queue: Item[] = [];
	const parser = createParser({
		maxBufferSize: largestEvent,
		onId: (id) => queue.push({ cursor: id }),
		onEvent: (event) => {
			// The id of its own block came just before: the cursor may move only once the event was taken.
			if (event.id !== undefined) queue.pop();
			queue.push(event);
		},
		onRetry: (wait) => {
			progress.hubSays = Math.min(wait, 30_000);
		},
	});
	let timer: NodeJS.Timeout | undefined;
	const alive = () => {
		clearTimeout(timer);
		timer = setTimeout(() => dead.abort(new Error("silent")), o.silence);
	};
	try {
		alive();
		const decoder = new TextDecoder();
		for await (const chunk of stream ?? []) {
			clearTimeout(timer);
			parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
			const end = await deliver(queue.splice(0), o, progress);
			if (end || !progress.more) return end;
			alive();
		}
		return dropped("The hub closed the stream.");
	} catch (error) {
		if (error instanceof CliError || o.interrupted.aborted) throw error;
		if (dead.signal.aborted) return dropped(`Nothing came from the hub for ${Math.round(o.silence / 1_000)} s.`);
		return dropped(withoutAnswer(new NoAnswer(error, o.hub.base)).message.replace(" before the answer was there", ""));
	} finally {
		clearTimeout(timer);
		dead.abort();
	}
};

const dropped = (message: string) => new CliError(exits.unavailable, message, { code: "STREAM_ENDED" });

/** Hands over what arrived, in order; answers the hub's word of farewell, if there is one. */
const deliver = async <T>(items: Item[], o: FollowOptions<T>, progress: Progress): Promise<CliError | undefined> => {
	for (const item of items) {
		if ("cursor" in item) {
			progress.lived = true;
			moved(o, progress, item.cursor);
			continue;
		}
		const { event = "raised", id } = item;
		if (event === "end") return farewell(item.data);
		progress.lived = true;
		const read = itemOf(o.source, item.data);
		if (!read)
			o.out.hint("The feed brought something unknown; it was left out. Your seamark may be older than the hub.");
		else if (o.source.isNew(event, read)) {
			progress.more = await o.take({ event, cursor: id || undefined, item: read });
		}
		moved(o, progress, id);
		if (!progress.more) return undefined;
	}
	return undefined;
};

const moved = <T>(o: FollowOptions<T>, progress: Progress, cursor: string | undefined): void => {
	if (!cursor) return;
	progress.cursor = cursor;
	o.passed?.(cursor);
};

const itemOf = <T>({ read }: Source<T>, data: string): T | undefined => {
	try {
		return read(JSON.parse(data));
	} catch {
		return undefined;
	}
};

/** What the hub said before it closed the stream. */
const farewell = (data: string): CliError => {
	const said = ((): { code?: unknown; detail?: unknown } => {
		try {
			return (JSON.parse(data) as object | null) ?? {};
		} catch {
			return {};
		}
	})();
	const code = String(said.code);
	const title = said.detail ? `The hub ended the stream: ${String(said.detail)}` : "The hub ended the stream.";
	// Whether a refusal lasts is found out by coming back: the hub then answers with a status.
	const known = code === "UNAUTHENTICATED" ? tokenEnded : lostCursor.has(code) ? code : "STREAM_ENDED";
	return new CliError(exits.unavailable, title, { code: known });
};
