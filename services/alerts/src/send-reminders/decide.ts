import type { NewEvent } from "@seamark/log";
import type { AlertState, Urgency } from "../alert/state.ts";
import { reminderDue } from "../events.ts";

const minute = 60_000;
const hour = 60 * minute;

/**
 * How long after a version of an alert those are reminded who have not acknowledged it, step by step; nobody is reminded more often. Data:
 * flash is for lives at risk, and what is routine waits in the list of what is unacknowledged.
 */
export const schedule: Readonly<Record<Urgency, readonly number[]>> = {
	flash: [10 * minute, 30 * minute, 2 * hour],
	priority: [4 * hour, 24 * hour],
	routine: [],
};

export type Walk = { urgency: Urgency; step: number; after: number };
export const walks: readonly Walk[] = Object.entries(schedule).flatMap(([urgency, steps]) =>
	steps.map((after, n) => ({ urgency: urgency as Urgency, step: n + 1, after })),
);

/** A change of an alert as the log has it; `alert` where that version is still the last one. */
export type Passed = { position: number; at: number; alert: AlertState | undefined };

const isOver = ({ expiresAt }: AlertState["handling"], now: number) =>
	expiresAt !== null && Date.parse(expiresAt) <= now;

/** Which of these changes are old enough for this step, how far the walk comes by them, and the reminders that are due. */
export const decideSendReminders = (
	walk: Walk,
	passed: readonly Passed[],
	now: number,
): { upTo: number | undefined; events: NewEvent[] } => {
	const first = passed.findIndex(({ at }) => at > now - walk.after);
	const old = first < 0 ? passed : passed.slice(0, first);
	return {
		upTo: old.at(-1)?.position,
		events: old.flatMap(({ alert }) =>
			alert?.status === "live" && alert.urgency === walk.urgency && !isOver(alert.handling, now)
				? [reminderDue(alert, walk.step)]
				: [],
		),
	};
};
