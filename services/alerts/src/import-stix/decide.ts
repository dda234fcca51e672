import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import type { Tlp } from "@seamark/policy";
import type { Places, Refusal } from "../alert/check-draft.ts";
import type { AlertState } from "../alert/state.ts";
import { alertRaised, alertRecalled, alertUpdated } from "../events.ts";
import { newAlert } from "../raise-alert/decide.ts";
import { tombstone } from "../recall-alert/decide.ts";
import type { Line, MappedAlert } from "../stix/index.ts";
import { writesOfRaise, writesOfRecall, writesOfUpdate } from "../store/changes.ts";
import { insertStixObjects, insertStixOrigin, replaceStixOrigin } from "../store/stix.ts";
import { nextVersion } from "../update-alert/decide.ts";

export type Outcome = "raised" | "updated" | "recalled" | "unchanged";
export type ImportedAlert = { id: string; version: number; stixId: string; title: string; outcome: Outcome };

/** What one alert of a bundle comes to, and the change that makes it so, if any. */
export type Step = { alert: ImportedAlert; change?: Pick<Change, "writes" | "events"> };

/** An alert that was imported before, as it is now. */
export type Known = { alert: AlertState; modified: string };

type Command = {
	by: { agency: string; country: string; post: string; clearance: Tlp };
	actor: Actor;
	/** Milliseconds since the epoch. */
	at: number;
	importId: string;
	/** New alert ids, one for each alert of the bundle. */
	ids: readonly string[];
};

/** What each alert of a bundle means for what is here already, by its primary object. */
export const decideImportStix = (
	alerts: readonly MappedAlert[],
	known: ReadonlyMap<string, Known>,
	command: Command,
	places: Places,
): { steps: Step[]; refused: Line[] } => {
	const steps: Step[] = [];
	const refused: Line[] = [];
	for (const [index, mapped] of alerts.entries()) {
		const here = known.get(mapped.stix.primaryId);
		const step = here
			? again(mapped, here, command, places)
			: first(mapped, { ...command, id: command.ids[index] ?? "" }, places);
		if (step === undefined) continue;
		if ("refused" in step) refused.push(lineOf(mapped, step.refused));
		else steps.push(step);
	}
	return { steps, refused };
};

type Decided = Step | { refused: Refusal } | undefined;

/** An alert that is not here yet. What its sender has revoked already is nothing to anybody. */
const first = (mapped: MappedAlert, command: Command & { id: string }, places: Places): Decided => {
	if (mapped.revoked) return undefined;
	const made = newAlert({ ...command, draft: mapped.draft }, places);
	if ("refused" in made) return made;
	const { alert } = made;
	return stepOf(mapped, alert, "raised", {
		writes: [
			...writesOfRaise(alert),
			{ statement: insertStixOrigin, row: originRow(alert, mapped) },
			{ statement: insertStixObjects, row: objectsRow(alert, mapped) },
		],
		events: [alertRaised(alert, command.actor)],
	});
};

/** An alert that was imported before: recalled, updated, or left as it is where the bundle says nothing newer. */
const again = (mapped: MappedAlert, here: Known, command: Command, places: Places): Decided => {
	const before = here.alert;
	if (before.status === "recalled") return stepOf(mapped, before, "unchanged");
	if (mapped.revoked) {
		const alert = tombstone(before, { ...command, reason: "revoked by the sender of the bundle" });
		return stepOf(mapped, alert, "recalled", {
			writes: writesOfRecall(alert),
			events: [alertRecalled(alert, command.actor)],
		});
	}
	if (Date.parse(mapped.stix.modified) <= Date.parse(here.modified)) return stepOf(mapped, before, "unchanged");
	const made = nextVersion(before, { ...command, draft: mapped.draft }, places);
	if ("refused" in made) return made;
	const alert = { ...made.alert, importId: command.importId };
	return stepOf(mapped, alert, "updated", {
		writes: [
			...writesOfUpdate(alert),
			{ statement: replaceStixOrigin, row: originRow(alert, mapped) },
			{ statement: insertStixObjects, row: objectsRow(alert, mapped) },
		],
		events: [alertUpdated(alert, before, command.actor)],
	});
};

const stepOf = ({ stix, draft }: MappedAlert, alert: AlertState, outcome: Outcome, change?: Step["change"]): Step => ({
	alert: { id: alert.id, version: alert.version, stixId: stix.primaryId, title: draft.title, outcome },
	...(change ? { change } : {}),
});

const lineOf = ({ stix }: MappedAlert, { code, faults }: Refusal): Line => ({
	index: null,
	id: stix.primaryId,
	severity: "error",
	code,
	message: faults.map(({ at, message }) => `${at} ${message}`).join("; "),
});

const originRow = (alert: AlertState, { stix }: MappedAlert) => ({
	agency: alert.originator.agency,
	primary_id: stix.primaryId,
	modified: stix.modified,
	alert_id: alert.id,
	alert_version: alert.version,
	tombstone: stix.tombstone,
});
const objectsRow = (alert: AlertState, { stix }: MappedAlert) => ({
	alert_id: alert.id,
	alert_version: alert.version,
	objects: stix.objects,
});
