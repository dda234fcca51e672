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
import { insertStixMembers, insertStixObjects, insertStixOrigin, replaceStixOrigin } from "../store/stix.ts";
import { nextVersion } from "../update-alert/decide.ts";

export type Outcome = "raised" | "updated" | "recalled" | "unchanged";
export type ImportedAlert = { id: string; version: number; stixId: string; title: string; outcome: Outcome };

/** What one alert of a bundle comes to, and the change that makes it so, if any. */
export type Step = {
	alert: ImportedAlert;
	/** Objects of the bundle that go with it. */
	sent: MappedAlert["sent"];
	change?: Pick<Change, "writes" | "events">;
};

type Command = {
	by: { agency: string; country: string; post: string; clearance: Tlp };
	actor: Actor;
	/** Milliseconds since the epoch. */
	at: number;
	importId: string;
	/** New alert ids, one for each alert of the bundle. */
	ids: readonly string[];
};

/** What each alert of a bundle means for what is here already. */
export const decideImportStix = (
	alerts: readonly MappedAlert[],
	command: Command,
	places: Places,
): { steps: Step[]; refused: Line[] } => {
	const steps: Step[] = [];
	const refused: Line[] = [];
	for (const [index, mapped] of alerts.entries()) {
		const step = mapped.here
			? again(mapped, mapped.here, command, places)
			: first(mapped, { ...command, id: command.ids[index] ?? "" }, places);
		if (step === undefined) continue;
		if ("refused" in step) refused.push(...linesOf(mapped, step.refused));
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
			...writesOfObjects(alert, mapped),
		],
		events: [alertRaised(alert, command.actor)],
	});
};

/** An alert that was imported before: recalled, updated, or left as it is where the bundle says nothing new. */
const again = (mapped: MappedAlert, before: AlertState, command: Command, places: Places): Decided => {
	if (mapped.revoked) {
		const alert = tombstone(before, { ...command, reason: "revoked by the sender of the bundle" });
		return stepOf(mapped, alert, "recalled", {
			writes: [...writesOfRecall(alert), ...writesOfMembers(alert, mapped)],
			events: [alertRecalled(alert, command.actor)],
		});
	}
	if (!mapped.changed) return stepOf(mapped, before, "unchanged");
	const made = nextVersion(before, { ...command, draft: mapped.draft }, places);
	if ("refused" in made) return made;
	const alert = { ...made.alert, importId: command.importId };
	return stepOf(mapped, alert, "updated", {
		writes: [
			...writesOfUpdate(alert),
			{ statement: replaceStixOrigin, row: originRow(alert, mapped) },
			...writesOfObjects(alert, mapped),
		],
		events: [alertUpdated(alert, before, command.actor)],
	});
};

const stepOf = (mapped: MappedAlert, alert: AlertState, outcome: Outcome, change?: Step["change"]): Step => ({
	alert: {
		id: alert.id,
		version: alert.version,
		stixId: mapped.stix.primaryId,
		title: alert.content?.title ?? mapped.draft.title,
		outcome,
	},
	sent: mapped.sent,
	...(change ? { change } : {}),
});

/** A line for each object of the bundle that is not taken with its alert. */
const linesOf = ({ sent }: Pick<MappedAlert, "sent">, { code, faults }: Refusal): Line[] => {
	const message = faults.map(({ at, message }) => `${at} ${message}`).join("; ");
	return sent.map((object) => ({ ...object, severity: "error", code, message }));
};

const originRow = (alert: AlertState, { stix }: MappedAlert) => ({
	agency: alert.originator.agency,
	primary_id: stix.primaryId,
	modified: stix.modified,
	alert_id: alert.id,
	alert_version: alert.version,
	tombstone: stix.tombstone,
});

const writesOfObjects = (alert: AlertState, { stix }: Pick<MappedAlert, "stix">): Change["writes"] => [
	...inSlices(stix.objects).map(({ first, slice }) => ({
		statement: insertStixObjects,
		row: { alert_id: alert.id, alert_version: alert.version, first, objects: slice },
	})),
	...writesOfMembers(alert, { stix }),
];

const writesOfMembers = (alert: AlertState, { stix }: Pick<MappedAlert, "stix">): Change["writes"] =>
	inSlices(stix.ids).map(({ slice }) => ({
		statement: insertStixMembers,
		row: { agency: alert.originator.agency, alert_id: alert.id, ids: slice },
	}));

/** Objects of a bundle that are written at once: a few milliseconds of this process and of the database. */
const mostAtOnce = 500;
const inSlices = <T>(list: readonly T[]): { first: number; slice: T[] }[] =>
	Array.from({ length: Math.ceil(list.length / mostAtOnce) }, (_, n) => ({
		first: n * mostAtOnce,
		slice: list.slice(n * mostAtOnce, (n + 1) * mostAtOnce),
	}));
