import type { Directory } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { Places } from "../alert/check-draft.ts";
import { reachOf } from "../alert/reach.ts";
import { governed } from "../alert/state.ts";
import { newAlert, type RaiseAlert } from "../raise-alert/decide.ts";

/** What raising would come to: everything that is wrong with the draft, or whom it would reach. Nothing is stored. */
export const decideForeseeReach = (command: RaiseAlert, places: Places, directory: Directory): Decision => {
	const made = newAlert(command, places);
	if ("refused" in made) return refuse(made.refused.code, made.refused.faults);
	return { writes: [], events: [], answer: reachOf(governed(made.alert), directory, command.at) };
};
