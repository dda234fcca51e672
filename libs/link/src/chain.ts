import { createHash } from "node:crypto";

/**
 * A link between two hubs has one log in each direction and lane. Positions have no gaps and begin at 1. Each frame's hash covers the one
 * before it, so a position with its hash says everything that came up to it.
 */
export const lanes = ["urgent", "normal"] as const;
/** Flash alerts, recalls, revocations and keys are urgent. They never wait behind the rest. */
export type Lane = (typeof lanes)[number];

/** A place in a log: after the frame at `position`, or at the epoch's start. Hashes are 32 bytes in lower-case hex. */
export type Place = { epoch: string; position: number; hash: string };

/**
 * A log that was put back from a backup goes on in a new epoch, at the last place that both sides still know. An epoch's id is 128 random
 * bits in hex: a number that is counted would be put back with the database.
 */
export type Epoch = { id: string; start: number; hash: string };

/** A frame as it is stored and sent. The header holds the digest of the body, so a frame that lost its body still has its hash. */
export type Frame = { header: Uint8Array; body?: Uint8Array };

const nothing = "0".repeat(64);

export const hashAfter = (hash: string, header: Uint8Array): string =>
	createHash("sha256").update(Buffer.from(hash, "hex")).update(header).digest("hex");

/** An epoch that goes on after a place; the first one of a log goes on after nothing. */
export const epochAfter = (id: string, place?: Pick<Place, "position" | "hash">): Epoch => ({
	id,
	start: place?.position ?? 0,
	hash: createHash("sha256")
		.update("seamark link epoch\0")
		.update(Buffer.from(id, "hex"))
		.update(Buffer.from(place?.hash ?? nothing, "hex"))
		.digest("hex"),
});

export const startOf = ({ id, start, hash }: Epoch): Place => ({ epoch: id, position: start, hash });

/** The place one frame later. */
export const after = ({ epoch, position, hash }: Place, { header }: Frame): Place => ({
	epoch,
	position: position + 1,
	hash: hashAfter(hash, header),
});

export const samePlace = (a: Place, b: Place): boolean =>
	a.epoch === b.epoch && a.position === b.position && a.hash === b.hash;

/** What is known of one log. `hashAt` gives the hash of the frame at a position, and undefined where it is not there or not kept. */
export type Log = { epochs: readonly Epoch[]; end: Place; hashAt: (position: number) => string | undefined };

/** The place of a log at a position of one of its epochs; undefined where the epoch does not reach so far. */
export const placeIn = ({ epochs, end, hashAt }: Log, epochId: string, position: number): Place | undefined => {
	const n = epochs.findIndex(({ id }) => id === epochId);
	const epoch = epochs[n];
	if (!epoch || position < epoch.start || position > (epochs[n + 1]?.start ?? end.position)) return undefined;
	const hash = position === epoch.start ? epoch.hash : hashAt(position);
	return hash === undefined ? undefined : { epoch: epochId, position, hash };
};

/** The same by the position alone, in the latest epoch that reaches it. */
export const placeAt = (log: Log, position: number): Place | undefined => {
	const epoch = log.epochs.findLast(({ start }) => start <= position);
	return epoch && placeIn(log, epoch.id, position);
};
