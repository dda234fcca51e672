import type { Actor, Directory } from "@seamark/auth";
import type { Tlp } from "@seamark/policy";
import { type Decision, refuse } from "@seamark/service";
import { checkDraft, type Places, type Refusal } from "../alert/check-draft.ts";
import { codeOf } from "../alert/code.ts";
import { reachNumbers } from "../alert/reach.ts";
import type { AlertDraft } from "../alert/schema.ts";
import { type AlertState, governed } from "../alert/state.ts";
import { alertUpdated } from "../events.ts";
import { writesOfUpdate } from "../store/changes.ts";

export type UpdateAlert = {
	draft: AlertDraft;
	by: { post: string; clearance: Tlp };
	/** Milliseconds since the epoch. */
	at: number;
};

/** The next version replaces the whole draft of a live alert. Its handling is narrowed or widened with it, never apart from it. */
export const nextVersion = (
	alert: AlertState,
	command: UpdateAlert,
	places: Places,
): { alert: AlertState } | { refused: Refusal } => {
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

export const decideUpdateAlert = (
	found: AlertState,
	command: UpdateAlert & { actor: Actor },
	places: Places,
	directory: Directory,
): Decision => {
	const made = nextVersion(found, command, places);
	if ("refused" in made) return refuse(made.refused.code, made.refused.faults);
	const { alert } = made;
	return {
		writes: writesOfUpdate(alert),
		events: [alertUpdated(alert, found, command.actor)],
		answer: {
			id: alert.id,
			code: codeOf(alert.id),
			version: alert.version,
			status: alert.status,
			changedAt: alert.changedAt,
			reach: reachNumbers(governed(alert), directory, command.at),
		},
	};
};
