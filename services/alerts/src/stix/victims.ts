import { altered, textOf } from "./lossless.ts";
import { seamarkFacts } from "./seamark-extension.ts";
import type { JsonObject, Line, ParsedObject } from "./types.ts";
import { isObject, listOf, referencesOf, stringOf, stringsOf } from "./values.ts";
import { isContainer, isKnownType } from "./vocabulary.ts";

/**
 * The victim firewall: a victim can never be the subject of an alert, and nothing that identifies one stays in the hub
 * with an imported bundle. In doubt an object is refused, since its line tells the sender how to remove the doubt.
 * What free text says about a person cannot be detected here.
 */

const next =
	"A victim can never be the subject of an alert: pass the person's details to a referral provider with a referral, and describe the route, the method or the suspects here.";

/** Roles of people in need of protection, as subjects of an alert or as identities in a bundle. */
export const protectedRole = /victim|survivor|exploited|trafficked|smuggled|migrant|witness|rescued|missing/i;
const speaksOfVictim = (text: string) => /victim|survivor/i.test(text);
const denied = /^\s*(?:|0|no|none|false|n\/?a|not(?:\s.*)?)\s*$/i;
const affirms = (value: unknown): boolean =>
	typeof value === "string"
		? !denied.test(value)
		: Array.isArray(value)
			? value.some(affirms)
			: isObject(value)
				? Object.values(value).some(affirms)
				: Boolean(value);

/** Organizations, systems and classes of people are nobody in particular; any other identity is a person. */
const isPerson = (object: JsonObject) =>
	object.type === "identity" &&
	!/^\s*(?:organi[sz]ation|system|class)\s*$/i.test(stringOf(object.identity_class) ?? "");

const roleSaysSo = (object: JsonObject) =>
	stringsOf([object.role, ...listOf(object.role), ...listOf(object.roles), object.roles]).some((role) =>
		protectedRole.test(role),
	);

/** Looks for a mark such as `x_victim: true`, `x_status: "presumed victim"` or `vic_TraffickingStatus: "actual"`. */
const marked = (value: unknown, key: string): boolean => {
	// HTCDS calls a victim's own properties vic_….
	if (/victim|survivor|(?:^|[_-])vic_/i.test(key) && affirms(value)) return true;
	if (typeof value === "string") return value.length <= 60 && speaksOfVictim(value) && !denied.test(value);
	if (Array.isArray(value)) return value.some((item) => marked(item, ""));
	return isObject(value) && Object.entries(value).some(([inner, item]) => marked(item, inner));
};

const customMarkSaysSo = (object: JsonObject) =>
	Object.entries(object).some(
		([key, value]) =>
			(/^x[_-]|^extensions$|victim|survivor|^vic_/i.test(key) && marked(value, key)) ||
			(key === "labels" && stringsOf(value).some((label) => /\bvictims?\b/i.test(label))),
	);

const isVictim = (object: JsonObject): boolean => {
	const type = stringOf(object.type) ?? "";
	if (type === "identity") return isPerson(object) && (roleSaysSo(object) || customMarkSaysSo(object));
	if (isKnownType(type)) return roleSaysSo(object);
	const custom = speaksOfVictim(type) || roleSaysSo(object);
	return custom || (/person|individual|human|identity|migrant|child/i.test(type) && customMarkSaysSo(object));
};

/** Ids at the victim's end of a relationship. */
export const victimEnds = (relationship: JsonObject): string[] => {
	if (relationship.type !== "relationship") return [];
	const kind = stringOf(relationship.relationship_type) ?? "";
	if (speaksOfVictim(kind)) return stringsOf([relationship.source_ref, relationship.target_ref]);
	return /^\s*targets?\s*$/i.test(kind) ? stringsOf([relationship.target_ref]) : [];
};

const hasVictimSubject = (object: JsonObject) =>
	listOf(seamarkFacts(object)?.subjects).some(
		(subject) => isObject(subject) && protectedRole.test(stringOf(subject.role) ?? ""),
	);

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const uuidsOf = (text: string) => new Set(text.toLowerCase().match(uuid) ?? []);
const uuidOf = (id: string) => id.slice(-36).toLowerCase();

const versions = (object: ParsedObject) => [object.value, ...object.earlier];

const findVictims = (objects: ParsedObject[]) => {
	const targeted = new Set(objects.flatMap(versions).flatMap(victimEnds));
	return objects.filter((object) =>
		versions(object).some((value) => isVictim(value) || (targeted.has(object.id) && isPerson(value))),
	);
};

/** Objects that an alert with a victim among its subjects consists of; which of them shows the victim cannot be told. */
const partsOfVictimAlerts = (alerts: ParsedObject[], byId: Map<string, ParsedObject>) =>
	alerts
		.flatMap((alert) => versions(alert).flatMap(referencesOf))
		.flatMap((id) => byId.get(id) ?? [])
		.filter(
			(object) =>
				!/^(?:marking|extension)-definition$/.test(object.type) &&
				!(object.type === "identity" && !isPerson(object.value)),
		);

const indexNamers = (objects: ParsedObject[]) => {
	const namers = new Map<string, ParsedObject[]>();
	for (const object of objects)
		for (const id of uuidsOf(JSON.stringify(object.value))) {
			const list = namers.get(id);
			if (list) list.push(object);
			else namers.set(id, [object]);
		}
	return namers;
};

/** What a report or grouping still refers to, and whether it names what is gone in another place. */
const containerState = (container: ParsedObject) => {
	const { object_refs, ...rest } = container.value;
	const left = new Set(stringsOf(object_refs).map(uuidOf));
	const elsewhere = uuidsOf(JSON.stringify(rest));
	/** False once there is nothing left of it that may stay. */
	const lose = (id: string) => {
		left.delete(id);
		return left.size > 0 && !elsewhere.has(id);
	};
	return { lose };
};

const withoutGone = (container: ParsedObject, gone: ReadonlySet<string>): ParsedObject => {
	const left = listOf(container.value.object_refs).filter((id) => typeof id !== "string" || !gone.has(uuidOf(id)));
	const value = altered(container.raw, (object) => ({ ...object, object_refs: left }));
	return { ...container, value, raw: textOf(value) };
};

const startingPoints = (objects: ParsedObject[]) => {
	const byId = new Map(objects.map((object) => [object.id, object]));
	const alerts = objects.filter((object) => versions(object).some(hasVictimSubject));
	const refused = new Map<ParsedObject, string>();
	for (const object of partsOfVictimAlerts(alerts, byId))
		refused.set(object, `This object is part of an alert with a victim among its subjects. ${next}`);
	for (const object of alerts) refused.set(object, `This alert has a victim among its subjects. ${next}`);
	for (const object of findVictims(objects)) refused.set(object, `This object is about a victim. ${next}`);
	return refused;
};

/**
 * Takes victims out, and with them every object that refers to one. Reports and groupings lose the reference and stay,
 * unless they are about nothing else. Each object that is refused or altered has a line.
 */
export const keepVictimsOut = (objects: ParsedObject[]): { objects: ParsedObject[]; report: Line[] } => {
	const refused = startingPoints(objects);
	if (refused.size === 0) return { objects, report: [] };
	const namers = indexNamers(objects);
	const gone = new Set([...refused.keys()].map((object) => uuidOf(object.id)));
	const containers = new Map<ParsedObject, ReturnType<typeof containerState>>();
	const survives = (object: ParsedObject, id: string) => {
		if (!isContainer(object.type)) return false;
		const state = containers.get(object) ?? containerState(object);
		containers.set(object, state);
		return state.lose(id);
	};
	// The set grows while it is walked: what refers to a refused object is refused in turn.
	for (const id of gone)
		for (const object of namers.get(id) ?? []) {
			if (refused.has(object) || uuidOf(object.id) === id || survives(object, id)) continue;
			refused.set(object, `This object is about a victim, or refers to one or to what was refused with one. ${next}`);
			gone.add(uuidOf(object.id));
		}

	const report: Line[] = [];
	const kept = objects.flatMap((object): ParsedObject[] => {
		const about = { index: object.index, id: object.id };
		const reason = refused.get(object);
		if (reason) report.push({ ...about, severity: "error", code: "VICTIM_NEVER_SUBJECT", message: reason });
		if (reason || !containers.has(object)) return reason ? [] : [object];
		report.push({
			...about,
			severity: "warning",
			code: "VICTIM_REMOVED",
			message: "References to a victim were taken out of object_refs, so it is exported without them.",
		});
		return [withoutGone(object, gone)];
	});
	return { objects: kept, report };
};
