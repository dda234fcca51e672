import { draftOf } from "../alert/draft-of.ts";
import type { AlertDraft, HandlingInput } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import { actor, by, places } from "../alert/testing.ts";
import { tombstone } from "../recall-alert/decide.ts";
import { bundleText, exportAlert, type JsonObject, type Known, type Line } from "../stix/index.ts";
import { agency, bundleText as textOf, handling as usual } from "../stix/test-support.ts";
import { type AlertRow, fromJson } from "../store/alerts.ts";
import { nextVersion } from "../update-alert/decide.ts";
import { decideImportStix, type Step } from "./decide.ts";
import { parsing } from "./parse.ts";

/** One agency's alerts in memory: bundles come in, officers change alerts, exports go out, as the service does it. */

type Origin = { modified: string; tombstone: string };
type Held = { known: Known; origin: Origin };
export type Answer = { alerts: Step["alert"][]; report: Line[] };

const uuid = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, "0")}`;

type State = { held: Map<string, Held>; at: number; made: number };

const heldIn = ({ held }: State, id: string): Held => {
	const found = held.get(id);
	if (!found) throw new Error(`no alert ${id}`);
	return found;
};

/** What the database would hold after the change. */
const store = ({ held }: State, { writes }: NonNullable<Step["change"]>): void => {
	const rows = new Map(writes.map(({ statement, row }) => [statement.name, row as unknown]));
	const alert = fromJson((rows.get("alert.insert") ?? rows.get("alert.replace")) as AlertRow);
	const origin = (rows.get("stix_origin.insert") ?? rows.get("stix_origin.replace")) as
		| (Origin & { primary_id: string })
		| undefined;
	const before = held.get(alert.id);
	const { ids } = (rows.get("stix_member.insert") ?? { ids: [] }) as { ids: string[] };
	const all = [...new Set([...(before?.known.ids ?? []), ...ids])];
	if (!origin) {
		if (before) before.known = { ...before.known, alert, objects: [], ids: all };
		return;
	}
	const { objects } = (rows.get("stix_object.insert") ?? { objects: [] }) as { objects: string[] };
	const { version: importedVersion, changedAt: importedAt } = alert;
	const known = { alert, primaryId: origin.primary_id, objects, ids: all, importedVersion, importedAt };
	held.set(alert.id, { origin, known });
};

const send = (state: State, text: string, handling: HandlingInput): Answer => {
	state.at += 60_000;
	const { at } = state;
	const bundle = parsing(Buffer.from(text));
	const found = [...state.held.values()]
		.map(({ known }) => known)
		.filter(
			(known) =>
				bundle.ids.primary.includes(known.primaryId) || known.ids.some((id) => bundle.ids.members.includes(id)),
		);
	const known = found.map((one) => ({
		...one,
		objects: JSON.stringify(one.objects),
		ids: JSON.stringify(one.ids),
	}));
	const parsed = bundle.map({ context: { handling, agency, now: new Date(at) }, known });
	const ids = parsed.alerts.map(() => uuid(++state.made));
	const decided = decideImportStix(parsed.alerts, { by, actor, at, importId: uuid(++state.made), ids }, places);
	for (const { change } of decided.steps) if (change) store(state, change);
	return { alerts: decided.steps.map(({ alert }) => alert), report: [...parsed.report, ...decided.refused] };
};

const exported = (state: State, id: string): string => {
	const { known, origin } = heldIn(state, id);
	const { alert, primaryId, objects, importedVersion, importedAt } = known;
	const { id: alertId, version, raisedAt, changedAt } = alert;
	const stix = { primaryId, objects: [...objects], importedVersion, importedAt, ...origin };
	const one = { id: alertId, version, originator: agency, raisedAt, changedAt, draft: draftOf(alert, false), stix };
	return bundleText(uuid(0), exportAlert(one, { profile: "tlp2" }));
};

const update = (state: State, id: string, change: (draft: AlertDraft) => AlertDraft): void => {
	const found = heldIn(state, id);
	const draft = draftOf(found.known.alert, true);
	if (!draft) throw new Error("a recalled alert cannot be updated");
	state.at += 60_000;
	const next = nextVersion(found.known.alert, { draft: change(draft), by, at: state.at }, places);
	if ("refused" in next) throw new Error(JSON.stringify(next.refused));
	found.known = { ...found.known, alert: next.alert };
};

const recall = (state: State, id: string): void => {
	state.at += 60_000;
	const found = heldIn(state, id);
	const alert = tombstone(found.known.alert, { reason: "wrong", by, at: state.at });
	found.known = { ...found.known, alert, objects: [] };
};

export const openAgency = () => {
	const state: State = { held: new Map(), at: Date.parse("2026-06-01T00:00:00Z"), made: 0 };
	return {
		/** Imports objects, or the text of a bundle. */
		send: (bundle: readonly unknown[] | string, handling: HandlingInput = usual) =>
			send(state, typeof bundle === "string" ? bundle : textOf([...bundle]), handling),
		alertOf: (id: string): AlertState => heldIn(state, id).known.alert,
		all: () => [...state.held.values()].map(({ known }) => known.alert),
		/** An officer changes the alert. */
		update: (id: string, change: (draft: AlertDraft) => AlertDraft) => update(state, id, change),
		recall: (id: string) => recall(state, id),
		exported: (id: string) => exported(state, id),
		objectsOf: (id: string): JsonObject[] =>
			(JSON.parse(exported(state, id)) as { objects?: JsonObject[] }).objects ?? [],
	};
};
