import type { Tlp } from "@seamark/policy";
import { checkDraft, type Places, type Refusal } from "../alert/check-draft.ts";
import type { AlertDraft } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";

export type UpdateAlert = {
	draft: AlertDraft;
	expectedVersion: number;
	by: { post: string; clearance: Tlp };
	/** Milliseconds since the epoch. */
	at: number;
};

export type UpdateRefused = Refusal | { code: "VERSION_CONFLICT" | "ALERT_RECALLED"; faults: [] };

/** A new version replaces the whole draft; handling is narrowed or widened with it and never apart from it. */
export const decideUpdate = (
	alert: AlertState,
	command: UpdateAlert,
	places: Places,
): { alert: AlertState } | { refused: UpdateRefused } => {
	if (alert.status === "recalled") return { refused: { code: "ALERT_RECALLED", faults: [] } };
	if (alert.version !== command.expectedVersion) return { refused: { code: "VERSION_CONFLICT", faults: [] } };
	const checked = checkDraft(command.draft, places, command.at, command.by.clearance);
	if ("faults" in checked) return { refused: checked };
	return {
		alert: {
			...alert,
			...checked,
			version: alert.version + 1,
			changedAt: new Date(command.at).toISOString(),
			changedByPost: command.by.post,
		},
	};
};
