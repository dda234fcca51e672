import type { Stream } from "./stream.ts";

/** Streams that are not live yet, and how far each of them is. */
export type Arrivals = {
	/** Streams whose opening is being committed, by id, and where they begin. */
	opening: Map<string, number>;
	/** Streams that are catching up, and the position that they have reached. */
	behind: Map<Stream, number>;
	/** All of them, as the delivery book says it. */
	ranges(): { streamId: string; toPosition: number }[];
};

export const openArrivals = (): Arrivals => {
	const opening = new Map<string, number>();
	const behind = new Map<Stream, number>();
	return {
		opening,
		behind,
		ranges: () => [
			...[...opening].map(([streamId, toPosition]) => ({ streamId, toPosition })),
			...[...behind].map(([stream, toPosition]) => ({ streamId: stream.id, toPosition })),
		],
	};
};
