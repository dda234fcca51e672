import { type Epoch, epochAfter, type Frame, type Log, type Place, placeIn, samePlace } from "./chain.ts";
import type { OwnLog } from "./own-log.ts";
import { type Batch, type NotTaken, type PeerLog, takeBatch } from "./peer-log.ts";

/** What a peer gives back to a hub that was put back from a backup: the hub's own frames after the last place that both know. */
export type Remembered = Batch & {
	common: Place;
	/** It is the first piece of more than goes into one message: the hub asks again, and sends nothing until it has the last one. */
	more?: true;
};

/** The last of a rewound hub's probes that its peer knows too; undefined where the two logs have nothing in common. */
export const commonPlace = (peer: PeerLog, probes: readonly Place[]): Place | undefined =>
	probes.find(({ epoch, position, hash }) => placeIn(peer, epoch, position)?.hash === hash);

/**
 * What the peer gives back, as far as it still has the frames. `endOf` is where a piece ends that goes into one message, behind the place that
 * both know; without it all of it is one piece.
 */
export const rememberFor = (
	peer: PeerLog,
	probes: readonly Place[],
	framesBetween: (after: number, upTo: number) => readonly Frame[],
	endOf: (common: Place) => Place | undefined = () => undefined,
): Remembered | undefined => {
	const common = commonPlace(peer, probes);
	if (!common) return undefined;
	const at = endOf(common) ?? peer.end;
	const frames = framesBetween(common.position, at.position);
	if (samePlace(at, peer.end)) return { common, epochs: peer.epochs, at, frames };
	const epochs = peer.epochs.slice(0, peer.epochs.findIndex(({ id }) => id === at.epoch) + 1);
	return { common, epochs, at, frames, more: true };
};

export type GivenBack = {
	/** The own frames that the backup did not have, in order. Recalls among them are adopted before anything is sent. */
	told: readonly Frame[];
	/** The log's epochs from now on; the last one is new, unless there is more. */
	epochs: readonly Epoch[];
	/** The peer has more of it: nothing is sent yet. */
	more: boolean;
	/** Where the own log is cut: what was written after it since the backup is written again after `told`, in the new epoch. */
	cut: number;
};

/**
 * A rewound hub takes its own frames back from the peer, and goes on in a new epoch after them. Hashes lead from a place of the own
 * log to `at`, and prove nothing by themselves: the caller first checks that the hub itself has signed `at` once.
 */
export const takeBack = (
	own: OwnLog,
	{ common, more, ...batch }: Remembered,
	newEpoch: string,
): GivenBack | { not: NotTaken } => {
	const known = placeIn(own, common.epoch, common.position);
	if (known?.hash !== common.hash) return { not: "forked" };
	const cut: Log = {
		epochs: own.epochs.slice(0, own.epochs.findIndex(({ id }) => id === common.epoch) + 1),
		end: common,
		hashAt: own.hashAt,
	};
	const taken = takeBatch(cut, batch);
	if ("not" in taken) return taken;
	const epochs = more ? taken.epochs : [...taken.epochs, epochAfter(newEpoch, taken.end)];
	return { told: taken.take, epochs, more: more ?? false, cut: common.position };
};
