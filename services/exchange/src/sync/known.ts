import type { Pool, Tx } from "@seamark/db";
import { type Lane, type LaneKnown, lanes, startOf } from "@seamark/link";
import { hashesAt, type Kept, type LaneRow, logOf, ownLogOf } from "../store/lanes.ts";
import type { SaidLane } from "../wire/message.ts";

/** Positions of a log from its end backwards, in steps that double: as the rules look for the last one that both sides know. */
const backwards = ({ epochs, end }: Kept): number[] => {
	const positions: number[] = [];
	for (const [n, epoch] of epochs.entries()) {
		const last = epochs[n + 1]?.start ?? end.position;
		for (let step = 1, at = last; at > epoch.start; at -= step, step *= 2) positions.push(at);
	}
	return positions;
};

/** Where the other side's log is not known yet, it begins with the first epoch that it names. */
export const peerOf = (row: LaneRow, part: SaidLane | undefined): Kept | undefined => {
	const [first] = part?.epochs ?? [];
	return row.peer ?? (first && { epochs: [first], end: startOf(first) });
};

/** Before the other side has heard of this log, it has nothing of it. */
export const cursorOf = (row: LaneRow, part: SaidLane) => {
	const [first] = row.own.epochs;
	if (part.cursor) return part.cursor;
	if (!first) throw new Error("a log has no epoch");
	return startOf(first);
};

/** A lane of the link as the rules take it, with the hashes that they may ask for about this part of a message. */
export const knownOf = async (
	db: Pool | Tx,
	hub: string,
	lane: Lane,
	row: LaneRow,
	part: SaidLane | undefined,
): Promise<LaneKnown> => {
	const peer = peerOf(row, part) ?? { epochs: [], end: row.own.end };
	const said = part
		? [
				part.at.position,
				part.at.position - part.frames.length,
				part.cursor?.position ?? 0,
				...part.epochs.map(({ start }) => start),
			]
		: [];
	const own = [
		...said,
		...backwards(row.own),
		...row.own.epochs.map(({ start }) => start),
		row.own.covered,
		...(part?.remembered ? [part.remembered.common.position, part.remembered.at.position] : []),
	];
	const theirs = [...said, ...(part?.probes ?? []).map(({ position }) => position), peer.end.position];
	const [ownHashes, peerHashes] = await Promise.all([
		hashesAt(db, "own", hub, lane, own),
		hashesAt(db, "peer", hub, lane, theirs),
	]);
	return { own: ownLogOf(row.own, ownHashes), peer: logOf(peer, peerHashes) };
};

export const knownLanes = async (
	db: Pool | Tx,
	hub: string,
	rows: Record<Lane, LaneRow>,
	parts: Record<Lane, SaidLane>,
): Promise<Record<Lane, LaneKnown>> => {
	const known = await Promise.all(lanes.map((lane) => knownOf(db, hub, lane, rows[lane], parts[lane])));
	return Object.fromEntries(lanes.map((lane, n) => [lane, known[n]])) as Record<Lane, LaneKnown>;
};
