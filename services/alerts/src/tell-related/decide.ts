import type { NewEvent } from "@seamark/log";
import type { AlertState } from "../alert/state.ts";
import { alertRelated } from "../events.ts";

/** Live alerts on one thing: the one that has changed, and the other. */
export type Pair = { changed: AlertState; other: AlertState; things: readonly string[] };

const isOver = ({ handling: { expiresAt } }: AlertState, now: number): boolean =>
	expiresAt !== null && Date.parse(expiresAt) <= now;

/**
 * Each originator is told of the other's alert. An agency has its own alerts before it. Whether a post may read the other's is decided when the
 * feed delivers it: a version that lets more people read tells them then.
 */
export const decideTellRelated = (pairs: readonly Pair[], now: number): NewEvent[] =>
	pairs.flatMap(({ changed, other, things }) =>
		changed.originator.agency === other.originator.agency || isOver(changed, now) || isOver(other, now)
			? []
			: [alertRelated(changed, other, things), alertRelated(other, changed, things)],
	);
