import { type Epoch, epochAfter, type Frame, type Log, type Place, placeIn } from "./chain.ts";
import type { OwnLog } from "./own-log.ts";
import { type Batch, type NotTaken, type PeerLog, takeBatch } from "./peer-log.ts";

/** What a peer gives back to a hub that was put back from a backup: the hub's own frames after the last place that both know. */
export type Remembered = Batch & { common: Place };

/** The last of a rewound hub's probes that its peer knows too; undefined where the two logs have nothing in common. */
export const commonPlace = (peer: PeerLog, probes: readonly Place[]): Place | undefined =>
	probes.find(({ epoch, position, hash }) => placeIn(peer, epoch, position)?.hash === hash);

/** What the peer gives back, as far as it still has the frames. */
export const rememberFor = (
	peer: PeerLog,
	probes: readonly Place[],
	framesAfter: (position: number) => readonly Frame[],
): Remembered | undefined => {
	const common = commonPlace(peer, probes);
	return common && { common, epochs: peer.epochs, at: peer.end, frames: framesAfter(common.position) };
};

export type GivenBack = {
	/** The own frames that the backup did not have, in order. Recalls among them are adopted before anything is sent. */
	told: readonly Frame[];
	/** The log's epochs from now on; the last one is new. */
	epochs: readonly Epoch[];
	/** Where the own log is cut: what was written after it since the backup is written again after `told`, in the new epoch. */
	cut: number;
};

/**
 * A rewound hub takes its own frames back from the peer, and goes on in a new epoch after them. Hashes lead from a place of the own
 * log to `at`, and prove nothing by themselves: the caller first checks that the hub itself has signed `at` once.
 */
export const takeBack = (
	own: OwnLog,
	{ common, ...batch }: Remembered,
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
	return { told: taken.take, epochs: [...taken.epochs, epochAfter(newEpoch, taken.end)], cut: common.position };
};
