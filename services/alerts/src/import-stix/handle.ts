import { type Actor, actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import { placesOf } from "../alert/places.ts";
import type { HandlingInput } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import type { Deps } from "../deps.ts";
import { alertRaised, alertRecalled, alertUpdated } from "../events.ts";
import { decideRaise } from "../raise-alert/decide.ts";
import { decideRecall } from "../recall-alert/decide.ts";
import { type Line, type MappedAlert, mapBundle, readBundle } from "../stix/index.ts";
import { eraseVersions, findAlert, insertAlert, insertVersion, readAs, replaceAlert, toRow } from "../store/alerts.ts";
import {
	eraseStixObjects,
	findOrigins,
	insertStixObjects,
	insertStixOrigin,
	replaceStixOrigin,
} from "../store/stix.ts";
import { decideUpdate } from "../update-alert/decide.ts";

export type Outcome = "raised" | "updated" | "recalled" | "unchanged";
export type ImportedAlert = { id: string; version: number; stixId: string; title: string; outcome: Outcome };
export type ImportReport = { import: string; alerts: ImportedAlert[]; report: Line[]; refused: number };

type Step = { alert: ImportedAlert; change?: Omit<Change, "writer" | "traceparent"> };

/**
 * Imports a STIX bundle. Each alert of it commits by itself, so that a broken object takes none of the others down; with
 * `atomic` all commit together, or nothing does when anything is refused. The same bundle again changes nothing.
 */
export const importStix = async (
	deps: Deps,
	session: Session,
	command: { bundle: Buffer; handling: HandlingInput; atomic: boolean },
): Promise<ImportReport> => {
	const { context, directory } = deps;
	const who = session.principal();
	const now = context.now();
	const agency = directory.current().agency(who.agency);
	const reading = readBundle(command.bundle);
	const mapped = mapBundle(reading.objects, {
		handling: command.handling,
		agency: { id: who.agency, name: agency?.name ?? "", country: who.country },
		now: new Date(now),
	});
	const report = [...reading.report, ...mapped.report];
	const importId = context.newId();
	const { steps, refused } = await plan(deps, who, actorOf(session, who), mapped.alerts, importId);
	report.push(...refused);
	const errors = report.filter((line) => line.severity === "error");
	if (command.atomic && errors.length > 0)
		throw new HubError("REFUSED", {
			detail: `Nothing was imported: ${errors.length} ${errors.length === 1 ? "object is" : "objects are"} not acceptable and the import is atomic.`,
			faults: errors
				.slice(0, 100)
				.map((line) => ({ at: line.id ?? `objects/${line.index ?? ""}`, code: line.code, message: line.message })),
		});
	const done = command.atomic ? await commitTogether(deps, who, steps) : await commitEach(deps, who, steps, report);
	return { import: importId, alerts: done, report, refused: report.filter((line) => line.severity === "error").length };
};

/** What each alert of the bundle means for what is here already; pure decisions over what was read. */
const plan = async (
	deps: Deps,
	who: Principal,
	actor: Actor,
	alerts: readonly MappedAlert[],
	importId: string,
): Promise<{ steps: Step[]; refused: Line[] }> => {
	const { context } = deps;
	const at = context.now();
	const places = placesOf(deps.directory);
	const known = await readAs(context.pool, who, "change", at, async (tx) => {
		const origins = await findOrigins(
			tx,
			who.agency,
			alerts.map((alert) => alert.stix.primaryId),
		);
		const current = new Map<string, { alert: AlertState; modified: string }>();
		for (const [primaryId, origin] of origins) {
			const alert = await findAlert(tx, origin.alertId);
			if (alert) current.set(primaryId, { alert, modified: origin.modified });
		}
		return current;
	});
	const steps: Step[] = [];
	const refused: Line[] = [];
	const refuse = (mapped: MappedAlert, code: string, message: string) =>
		refused.push({ index: null, id: mapped.stix.primaryId, severity: "error", code, message });
	for (const mapped of alerts) {
		const here = known.get(mapped.stix.primaryId);
		const step = (alert: AlertState, outcome: Outcome, change?: Step["change"]): Step => ({
			alert: {
				id: alert.id,
				version: alert.version,
				stixId: mapped.stix.primaryId,
				title: mapped.draft.title,
				outcome,
			},
			...(change ? { change } : {}),
		});
		if (!here) {
			if (mapped.revoked) continue;
			const decision = decideRaise({ draft: mapped.draft, by: who, id: context.newId(), at, importId }, places);
			if ("refused" in decision)
				refuse(
					mapped,
					decision.refused.code,
					decision.refused.faults.map((fault) => `${fault.at} ${fault.message}`).join("; "),
				);
			else steps.push(step(decision.alert, "raised", raising(decision.alert, mapped, actor)));
		} else if (here.alert.status === "recalled") steps.push(step(here.alert, "unchanged"));
		else if (mapped.revoked) {
			const decision = decideRecall(here.alert, {
				expectedVersion: here.alert.version,
				reason: "revoked by the sender of the bundle",
				by: who,
				at,
			});
			if ("alert" in decision) steps.push(step(decision.alert, "recalled", recalling(decision.alert, actor)));
		} else if (Date.parse(mapped.stix.modified) <= Date.parse(here.modified)) steps.push(step(here.alert, "unchanged"));
		else {
			const decision = decideUpdate(
				here.alert,
				{ draft: mapped.draft, expectedVersion: here.alert.version, by: who, at },
				places,
			);
			if ("refused" in decision)
				refuse(
					mapped,
					decision.refused.code,
					decision.refused.faults.map((fault) => `${fault.at} ${fault.message}`).join("; "),
				);
			else
				steps.push(
					step(decision.alert, "updated", updating({ ...decision.alert, importId }, here.alert, mapped, actor)),
				);
		}
	}
	return { steps, refused };
};

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

const raising = (alert: AlertState, mapped: MappedAlert, actor: Actor): NonNullable<Step["change"]> => ({
	writes: [
		{ statement: insertAlert, row: toRow(alert) },
		{ statement: insertStixOrigin, row: originRow(alert, mapped) },
		{ statement: insertStixObjects, row: objectsRow(alert, mapped) },
	],
	events: [alertRaised(alert, actor)],
});

const updating = (
	alert: AlertState,
	before: AlertState,
	mapped: MappedAlert,
	actor: Actor,
): NonNullable<Step["change"]> => ({
	writes: [
		{ statement: replaceAlert, row: toRow(alert) },
		{ statement: insertVersion, row: toRow(alert) },
		{ statement: replaceStixOrigin, row: originRow(alert, mapped) },
		{ statement: insertStixObjects, row: objectsRow(alert, mapped) },
	],
	events: [alertUpdated(alert, before, actor)],
});

const recalling = (alert: AlertState, actor: Actor): NonNullable<Step["change"]> => ({
	writes: [
		{ statement: replaceAlert, row: toRow(alert) },
		{ statement: insertVersion, row: toRow(alert) },
		{ statement: eraseVersions, row: { id: alert.id } },
		{ statement: eraseStixObjects, row: { id: alert.id } },
	],
	events: [alertRecalled(alert, actor)],
});

const commitTogether = async (deps: Deps, who: Principal, steps: readonly Step[]): Promise<ImportedAlert[]> => {
	const changes = steps.flatMap((step) => step.change ?? []);
	if (changes.length > 0)
		await deps.context.committer.commit({
			writes: changes.flatMap((change) => change.writes),
			events: changes.flatMap((change) => change.events),
			writer: who.agency,
			traceparent: currentTraceparent(),
		});
	return steps.map((step) => step.alert);
};

const commitEach = async (
	deps: Deps,
	who: Principal,
	steps: readonly Step[],
	report: Line[],
): Promise<ImportedAlert[]> => {
	const done = await Promise.all(
		steps.map(async (step) => {
			if (!step.change) return step.alert;
			try {
				await deps.context.committer.commit({ ...step.change, writer: who.agency, traceparent: currentTraceparent() });
				return step.alert;
			} catch (error) {
				if (!(error instanceof HubError)) throw error;
				report.push({
					index: null,
					id: step.alert.stixId,
					severity: "error",
					code: error.code,
					message: `${error.message} Send the bundle again: what was imported is not imported twice.`,
				});
				return undefined;
			}
		}),
	);
	return done.filter((alert) => alert !== undefined);
};
