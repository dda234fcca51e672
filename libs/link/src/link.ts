import { type Epoch, type Frame, type Lane, lanes, type Place, placeAt } from "./chain.ts";
import type { Spoken } from "./instance.ts";
import { type CursorJudged, judgeCursor, type OwnLog, probesOf } from "./own-log.ts";
import { type NotTaken, type PeerLog, type Taken, takeBatch } from "./peer-log.ts";
import { commonPlace, type GivenBack, type Remembered, takeBack } from "./rewound.ts";

/** What one message says of one lane: request and answer are the same. */
export type LanePart = {
	/** Of the sender's log. */
	epochs: readonly Epoch[];
	/** End of the frames in this message. It is signed. */
	at: Place;
	frames: readonly Frame[];
	/** Frames that wait behind them. */
	backlog: number;
	/** Up to here the receiver has had the log once. It takes these again after a restore, and wakes nobody for them. */
	again: number;
	/** How far the sender has the receiver's log. */
	cursor: Place;
	/** The sender was put back from a backup: places of its log, for the receiver to find what both know. */
	probes?: readonly Place[];
	/** The answer to such places. */
	remembered?: Remembered;
	/** What the receiver misses is not kept any more. The two compare what they share, and go on at `at`. */
	expired?: true;
};

/** Sent in either direction, as request and as answer. */
export type Message = Spoken & { lanes: Record<Lane, LanePart> };

/** One lane of a link, as one side knows it. */
export type LaneKnown = { own: OwnLog; peer: PeerLog };

export type LaneReceived = {
	/** What the message says of the own log. */
	cursor: CursorJudged;
	/** What was taken of the peer's log, or why nothing was. */
	taken: Taken | { not: NotTaken };
	/** Own frames that the peer gave back. */
	back?: GivenBack | { not: NotTaken };
	/** Where both logs agree, for a peer that asks. */
	common?: Place | "none";
};

/** Pure: what a message means for one lane. All of it is stored in one commit, or nothing of it. `newEpoch` is random. */
export const receiveLane = ({ own, peer }: LaneKnown, part: LanePart, newEpoch: string): LaneReceived => {
	const cursor = judgeCursor(own, part.cursor);
	return {
		cursor,
		taken: takeBatch(peer, part),
		...(part.probes ? { common: commonPlace(peer, part.probes) ?? "none" } : {}),
		...(part.remembered && cursor.is !== "held" ? { back: takeBack(own, part.remembered, newEpoch) } : {}),
	};
};

/** What is known of a peer when a message for it is made. */
export type Sending = {
	/** The peer's cursor by its last message; undefined before this process has heard of the peer. */
	cursor: CursorJudged | undefined;
	/** Frames of the own log after a position, as many as fit. */
	framesAfter: (position: number) => readonly Frame[];
	remembered?: Remembered;
};

/**
 * The part of a message for one lane. Before the peer was heard of, nothing is sent: this hub may have been put back from a backup, and what was
 * recalled since must not go out again. While one lane is rewound, none sends.
 */
export const composeLane = ({ own, peer }: LaneKnown, o: Sending, mayCarry: boolean): LanePart => {
	const from = mayCarry && o.cursor?.is === "held" ? o.cursor.from : undefined;
	const frames = from === undefined ? [] : o.framesAfter(from);
	const end = from === undefined ? own.end.position : from + frames.length;
	return {
		epochs: own.epochs,
		at: placeAt(own, end) ?? own.end,
		frames,
		backlog: own.end.position - end,
		again: own.covered,
		cursor: peer.end,
		...(o.cursor?.is === "rewound" ? { probes: probesOf(own) } : {}),
		...(o.cursor?.is === "expired" ? { expired: true as const } : {}),
		...(o.remembered ? { remembered: o.remembered } : {}),
	};
};

/** Frames flow only where every lane is known to be whole: recalls that a backup does not have may lie in another lane than the record. */
export const mayCarry = (cursors: Record<Lane, CursorJudged | undefined>): boolean =>
	lanes.every((lane) => ["held", "expired"].includes(cursors[lane]?.is ?? ""));
