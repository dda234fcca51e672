import type { Lane } from "@seamark/link";
import type { Sent } from "../store/subjects.ts";
import type { FrameKind } from "../wire/frame.ts";

/** A record as it is now, for one hub. */
export type Offered = {
	subject: string;
	/** `unknown`: it is not this hub's, or came back from no backup. */
	as: "shown" | "hidden" | "recalled" | "unknown";
	originator: string;
	/** SHA-256 of what is said; empty where nothing is. */
	digest: string;
	audience: readonly string[];
	/** Ahead of everything that is not urgent. */
	flash: boolean;
	/** By the terms between the hubs. */
	agreed: boolean;
};

export type Frames = {
	lane: Lane;
	kind: Extract<FrameKind, "alert" | "narrow" | "recall">;
	sent: Pick<Sent, "subject" | "originator" | "version" | "state" | "digest" | "audience" | "shownVersion" | "older">;
};

/**
 * What a hub is told of a record that has changed: nothing of what it may not see, no matter what that is. A record that it was never shown it is
 * not told of either when that is recalled. Pure.
 */
export const decideOffer = (before: Sent | undefined, now: Offered): Frames | undefined => {
	if (now.as === "unknown" || before?.state === "recalled") return undefined;
	const { subject, originator, digest } = now;
	const next = {
		subject,
		originator: before?.originator ?? originator,
		version: (before?.version ?? 0) + 1,
		shownVersion: before?.shownVersion ?? 0,
		digest: "",
		audience: [],
		older: null,
	};
	if (now.as === "recalled") return before && { lane: "urgent", kind: "recall", sent: { ...next, state: "recalled" } };
	if (now.as === "hidden" || !now.agreed)
		return before?.state === "shown"
			? { lane: "urgent", kind: "narrow", sent: { ...next, state: "hidden", older: before.older } }
			: undefined;
	const audience = [...now.audience].sort();
	const told = before?.state === "shown" && before.digest === digest && same([...before.audience].sort(), audience);
	// What a backup brought back is older than what the hub was told, and may be for more readers: it waits for its originator.
	if (told || before?.older === digest) return undefined;
	return {
		lane: now.flash ? "urgent" : "normal",
		kind: "alert",
		sent: { ...next, state: "shown", digest, audience, shownVersion: next.version },
	};
};

/** Whether a frame that was written before may still be filled: as it was written, for nobody who may not read it by now, and under today's terms. Pure. */
export const mayFill = (header: { digest: string; audience: readonly string[] }, now: Offered): boolean =>
	now.as === "shown" &&
	now.agreed &&
	now.digest === header.digest &&
	header.audience.every((agency) => now.audience.includes(agency));

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((one, n) => one === b[n]);
