import {
	after,
	type Epoch,
	epochAfter,
	type Frame,
	type Log,
	type Place,
	placeIn,
	samePlace,
	startOf,
} from "./chain.ts";

/** What this hub has taken of a peer's log. Its end is this hub's cursor. */
export type PeerLog = Log;

/** A piece of a log, as it is sent: frames that end at `at`, with the epochs that lead there. */
export type Batch = { epochs: readonly Epoch[]; at: Place; frames: readonly Frame[] };

export type Taken = {
	epochs: readonly Epoch[];
	/** The new cursor. */
	end: Place;
	/** Frames that are new here, in order. */
	take: readonly Frame[];
	/** What was taken after this position belongs to an epoch that ended before it: its hashes count no more. */
	keep: number;
};

export type NotTaken =
	/** Frames between the cursor and the batch are missing. The sender sees the cursor, and sends them. */
	| "gap"
	/** The sender does not know what this hub took of its log: it was put back from a backup. */
	| "peerRewound"
	/** The hashes do not fit, or an epoch does not go on from a place that this hub knows. Nothing of it is taken. */
	| "forked";

/**
 * Takes a batch whole or not at all. The end of a batch is signed, so all of it is proven once the hash of its end is reached. Frames that
 * were taken before are passed over.
 */
export const takeBatch = (peer: PeerLog, { epochs, at, frames }: Batch): Taken | { not: NotTaken } => {
	if (!epochs.some(({ id }) => id === peer.end.epoch))
		return { not: peer.epochs.some(({ id }) => id === at.epoch) ? "peerRewound" : "forked" };
	const from = at.position - frames.length;
	let end = inLatestEpoch(peer.end, epochs, peer);
	if (!end) return { not: "forked" };
	const keep = end.position;
	const take: Frame[] = [];
	for (const [n, frame] of frames.entries()) {
		if (from + n + 1 <= end.position) continue;
		if (from + n + 1 > end.position + 1) return { not: "gap" };
		const next = inLatestEpoch(after(end, frame), epochs, peer);
		if (!next) return { not: "forked" };
		end = next;
		take.push(frame);
	}
	if (at.epoch === end.epoch && at.position < end.position) {
		const known = placeIn({ ...peer, epochs, end }, at.epoch, at.position);
		return { not: known?.hash === at.hash ? "peerRewound" : "forked" };
	}
	if (at.position > end.position) return { not: "gap" };
	return samePlace(at, end) ? { epochs, end, take, keep } : { not: "forked" };
};

/** Goes over into the epochs that follow, as long as they begin at or before this place, and go on from what this hub took. */
const inLatestEpoch = (place: Place, epochs: readonly Epoch[], peer: PeerLog): Place | undefined => {
	let at = place;
	for (let n = epochs.findIndex(({ id }) => id === place.epoch) + 1; n < epochs.length; n++) {
		const next = epochs[n];
		if (!next || next.start > at.position) break;
		const hash = next.start === at.position ? at.hash : placeIn(peer, at.epoch, next.start)?.hash;
		if (hash === undefined || epochAfter(next.id, { position: next.start, hash }).hash !== next.hash) return undefined;
		at = startOf(next);
	}
	return at;
};
