import type { Principal } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";
import type { Frame } from "./frames.ts";
import { batchOf, type Stream, send } from "./stream.ts";

/** The live readers. Those who see the same share one audience, for which each page is decided and written once. */
export type Audiences = {
	join(stream: Stream): void;
	leave(stream: Stream): void;
	has(stream: Stream): boolean;
	streams(): readonly Stream[];
	/** Number of live readers. */
	size(): number;
	/** Sends every audience what it gets; nothing where it gets nothing. */
	send(framesOf: (who: Principal, filter: AlertFilter) => readonly Frame[]): void;
};

type Audience = { who: Principal; filter: AlertFilter; streams: Set<Stream> };

export const openAudiences = (): Audiences => {
	const audiences = new Map<string, Audience>();
	const streams = new Set<Stream>();
	return {
		join: (stream) => {
			const audience = audiences.get(stream.audience) ?? { who: stream.who, filter: stream.filter, streams: new Set() };
			audience.streams.add(stream);
			audiences.set(stream.audience, audience);
			streams.add(stream);
		},
		leave: (stream) => {
			const audience = audiences.get(stream.audience);
			audience?.streams.delete(stream);
			if (audience?.streams.size === 0) audiences.delete(stream.audience);
			streams.delete(stream);
		},
		has: (stream) => streams.has(stream),
		streams: () => [...streams],
		size: () => streams.size,
		send: (framesOf) => {
			for (const audience of audiences.values()) {
				const frames = framesOf(audience.who, audience.filter);
				if (frames.length === 0) continue;
				const batch = batchOf(frames);
				for (const stream of audience.streams) send(stream, batch);
			}
		},
	};
};
