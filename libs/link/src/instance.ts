/**
 * Who speaks for a peer. Each process of a hub is an instance with a random id; each message has a number that is stored before it is sent, and
 * only grows. A number that was seen before comes from a backup, or from a second copy of the same hub.
 */
export type PeerInstance = {
	instance: string;
	/** Of its last message. */
	count: number;
	/** Milliseconds since 1970. */
	seenAt: number;
	/** The number of this hub's own last message at that time. */
	own: number;
	/** The last instances that another one has followed. None of them may speak again. */
	retired: readonly string[];
};

/** Of a message: who speaks, its number, and which message of the other side the speaker heard last. */
export type Spoken = { instance: string; count: number; heard?: { instance: string; count: number } };

export type InstanceJudged =
	| "next"
	/** A message that came late. Nothing of it counts. */
	| "stale"
	/** The peer was put back from a backup. It may speak. */
	| "putBack"
	/**
	 * The speaker has not heard this instance yet, so the message may come from before a restart, of either side. It is answered without content, and
	 * the next one counts. An instance whose numbers go back waits, besides, until the other one has been silent: the peer may be there twice.
	 */
	| "wait"
	/** Another instance has followed this one. Both run: the operators have to say which one ends. */
	| "retired";

/** A hub that takes a new name for itself with each message fills nothing here. */
const mostRetired = 1_000;

/** A peer calls at least every minute while the link is up, so three minutes of silence mean that the other instance has ended. */
export const instanceSilenceMs = 180_000;

/** `self` is the instance that judges. */
export const judgeInstance = (
	known: PeerInstance | undefined,
	said: Spoken,
	{ now, self }: { now: number; self: string },
): InstanceJudged => {
	if (known?.retired.includes(said.instance)) return "retired";
	if (said.heard?.instance !== self) return "wait";
	if (!known) return "next";
	if (said.instance === known.instance) return said.count > known.count ? "next" : "stale";
	if (said.heard.count <= known.own) return "wait";
	if (said.count > known.count) return "next";
	return now - known.seenAt < instanceSilenceMs ? "wait" : "putBack";
};

/** After a message that counts. `own` is the number of this hub's last message. */
export const heardOf = (
	known: PeerInstance | undefined,
	{ instance, count }: Spoken,
	{ now, own }: { now: number; own: number },
): PeerInstance => ({
	instance,
	count,
	seenAt: now,
	own,
	retired:
		!known || known.instance === instance
			? (known?.retired ?? [])
			: [...known.retired, known.instance].slice(-mostRetired),
});
