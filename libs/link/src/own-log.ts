import { type Log, type Place, placeAt, placeIn } from "./chain.ts";

/** This hub's own log for a peer. */
export type OwnLog = Log & {
	/** First position that is still kept. */
	keptFrom: number;
	/** How far the peer has ever said that it has the log. What is sent again up to there wakes nobody. */
	covered: number;
};

/** What the peer's cursor says of this hub's own log. */
export type CursorJudged =
	/** The peer has all up to `from`; what comes after it is sent. */
	| { is: "held"; from: number }
	/** The peer has frames, or an epoch, that this hub does not know: this hub was put back from a backup. */
	| { is: "rewound" }
	/** What the peer misses is not kept any more: the sets are compared instead. */
	| { is: "expired"; from: number };

/** Both sides compare hashes, never positions alone: a position says nothing after a backup was put back. */
export const judgeCursor = (own: OwnLog, cursor: Place): CursorJudged => {
	const n = own.epochs.findIndex(({ id }) => id === cursor.epoch);
	if (n < 0) return { is: "rewound" };
	const next = own.epochs[n + 1];
	// The peer has frames of an epoch that ended before them. It is told where that epoch ended, and goes on from there.
	if (next && cursor.position > next.start) return { is: "held", from: next.start };
	if (cursor.position > own.end.position) return { is: "rewound" };
	if (cursor.position < own.keptFrom - 1) return { is: "expired", from: own.end.position };
	const place = placeIn(own, cursor.epoch, cursor.position);
	return place?.hash === cursor.hash ? { is: "held", from: cursor.position } : { is: "rewound" };
};

/**
 * Places of the own log from its end backwards, in steps that double, for the peer to find the last one that it knows too. It need not be
 * exact: what is sent once more changes nothing.
 */
export const probesOf = (own: OwnLog): Place[] => {
	const probes: Place[] = [];
	for (const [n, epoch] of own.epochs.entries()) {
		const end = own.epochs[n + 1]?.start ?? own.end.position;
		for (let step = 1, at = end; ; at -= step, step *= 2) {
			const place = placeIn(own, epoch.id, Math.max(at, epoch.start));
			if (place) probes.push(place);
			if (at <= epoch.start) break;
		}
	}
	// The end of what the peer gave back last, no matter how much was written behind it meanwhile.
	const covered = placeAt(own, own.covered);
	if (covered) probes.push(covered);
	return probes.sort((a, b) => b.position - a.position);
};
