import type { Actor, Directory } from "@seamark/auth";
import type { Tlp } from "@seamark/policy";
import { type Decision, refuse } from "@seamark/service";
import { checkDraft, type Places, type Refusal } from "../alert/check-draft.ts";
import { codeOf } from "../alert/code.ts";
import { reachNumbers } from "../alert/reach.ts";
import type { AlertDraft } from "../alert/schema.ts";
import { type AlertState, governed } from "../alert/state.ts";
import { alertRaised } from "../events.ts";
import { writesOfRaise } from "../store/changes.ts";

export type RaiseAlert = {
	draft: AlertDraft;
	by: { agency: string; country: string; post: string; clearance: Tlp };
	/** New alert id. */
	id: string;
	/** Milliseconds since the epoch. */
	at: number;
	importId?: string;
};

/** A draft becomes an alert at version 1, or is refused with everything that is wrong with it. */
export const newAlert = (command: RaiseAlert, places: Places): { alert: AlertState } | { refused: Refusal } => {
	const checked = checkDraft(command.draft, places, command.at, command.by.clearance);
	if ("faults" in checked) return { refused: checked };
	const at = new Date(command.at).toISOString();
	return {
		alert: {
			...checked,
			id: command.id,
			version: 1,
			status: "live",
			originator: { agency: command.by.agency, country: command.by.country },
			raisedAt: at,
			changedAt: at,
			raisedByPost: command.by.post,
			changedByPost: command.by.post,
			recallReason: null,
			importId: command.importId ?? null,
		},
	};
};

export const decideRaiseAlert = (
	command: RaiseAlert & { actor: Actor },
	places: Places,
	directory: Directory,
): Decision => {
	const made = newAlert(command, places);
	if ("refused" in made) return refuse(made.refused.code, made.refused.faults);
	const { alert } = made;
	return {
		writes: writesOfRaise(alert),
		events: [alertRaised(alert, command.actor)],
		answer: {
			id: alert.id,
			code: codeOf(alert.id),
			version: alert.version,
			status: alert.status,
			raisedAt: alert.raisedAt,
			reach: reachNumbers(governed(alert), directory, command.at),
		},
	};
};
