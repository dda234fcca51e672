import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import type { AlertState } from "../alert/state.ts";
import { alertRecalled } from "../events.ts";
import { writesOfRecall } from "../store/changes.ts";

export type RecallAlert = {
	reason: string;
	by: { post: string };
	/** Milliseconds since the epoch. */
	at: number;
};

/** A recall is the last version: the content goes, and a tombstone with the reason stays. */
export const tombstone = (alert: AlertState, command: RecallAlert): AlertState => ({
	...alert,
	version: alert.version + 1,
	status: "recalled",
	content: null,
	recallReason: command.reason,
	handling: { ...alert.handling, use: { ...alert.handling.use, conditions: [] } },
	changedAt: new Date(command.at).toISOString(),
	changedByPost: command.by.post,
});

export const decideRecallAlert = (found: AlertState, command: RecallAlert & { actor: Actor }): Decision => {
	const alert = tombstone(found, command);
	return {
		writes: writesOfRecall(alert),
		events: [alertRecalled(alert, command.actor)],
		answer: { id: alert.id, version: alert.version, status: alert.status, changedAt: alert.changedAt },
	};
};
