import type { AlertState } from "../alert/state.ts";

export type RecallAlert = {
	expectedVersion: number;
	reason: string;
	by: { post: string };
	/** Milliseconds since the epoch. */
	at: number;
};

/** A recall is the last version: the content goes, a tombstone with the reason stays, holders acknowledge. */
export const decideRecall = (
	alert: AlertState,
	command: RecallAlert,
): { alert: AlertState } | { refused: "ALERT_RECALLED" | "VERSION_CONFLICT" } => {
	if (alert.status === "recalled") return { refused: "ALERT_RECALLED" };
	if (alert.version !== command.expectedVersion) return { refused: "VERSION_CONFLICT" };
	return {
		alert: {
			...alert,
			version: alert.version + 1,
			status: "recalled",
			content: null,
			recallReason: command.reason,
			handling: { ...alert.handling, use: { ...alert.handling.use, conditions: [] } },
			changedAt: new Date(command.at).toISOString(),
			changedByPost: command.by.post,
		},
	};
};
