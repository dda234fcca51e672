import { isDeepStrictEqual } from "node:util";
import { type BundleScan, type Faults, type Span, scanBundle } from "./json-scan.ts";
import { type JsonObject, type Line, type ParsedObject, type ReadLimits, defaultLimits } from "./types.ts";
import { isObject, referencesOf, shown } from "./values.ts";
import { domainTypes, isKnownType, isTlpId, momentKey, observableTypes, relationshipTypes, typeOfId } from "./vocabulary.ts";

type Fault = Pick<Line, "severity" | "code" | "message">;
type Reading = { objects: ParsedObject[]; report: Line[] };

const error = (code: string, message: string): Fault => ({ severity: "error", code, message });
const warning = (code: string, message: string): Fault => ({ severity: "warning", code, message });
const note = (code: string, message: string): Fault => ({ severity: "note", code, message });

const aboutBundle = (fault: Fault): Line => ({ index: null, id: null, ...fault });
const nothing = (fault: Fault): Reading => ({ objects: [], report: [aboutBundle(fault)] });

const decode = (source: string | Buffer) => {
	if (typeof source === "string") return source.replace(/^\ufeff/, "");
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(source);
	} catch {
		return null;
	}
};

const placeOf = (text: string, at: number) => {
	const before = text.slice(0, at);
	return `line ${before.split("\n").length}, column ${at - before.lastIndexOf("\n")} (character ${at})`;
};

const formFaults = (faults: Faults): Fault[] => {
	const found: Fault[] = [];
	if (faults.tooDeep) found.push(error("TOO_DEEP", "It is nested deeper than 64 levels. Flatten it and send it again."));
	if (faults.duplicateKey !== undefined)
		found.push(error("DUPLICATE_KEY", `The key "${shown(faults.duplicateKey)}" stands twice in one JSON object, so it is unclear which one counts. Keep one.`));
	if (faults.unsafeKey !== undefined)
		found.push(error("UNSAFE_KEY", `The key "${faults.unsafeKey}" is not accepted, since it can alter programs that read it. Rename it.`));
	return found;
};

const requiredOf = (type: string): { required: string[]; ends: string[] } => {
	const ends =
		type === "relationship" ? ["relationship_type", "source_ref", "target_ref"] : type === "sighting" ? ["sighting_of_ref"] : [];
	if (domainTypes.has(type) || relationshipTypes.has(type)) return { required: ["created", "modified"], ends };
	return { required: type === "marking-definition" ? ["created"] : [], ends };
};

/** Times that are mapped; a wrong one makes the object no less whole, so it is only left out of the mapping. */
const otherTimes = ["published", "valid_from", "valid_until", "first_seen", "last_seen", "first_observed", "last_observed"];

const versionFaults = (value: JsonObject, type: string): Fault[] => {
	const version = value.spec_version;
	if (version === undefined) {
		if (observableTypes.has(type)) return [];
		return [note("STIX_2_0", "There is no spec_version, which the standard reads as STIX 2.0. It is kept as it is; send spec_version 2.1 where you can.")];
	}
	if (typeof version !== "string") return [error("BAD_PROPERTY", 'spec_version must be a string. Write "2.1".')];
	if (version === "2.0") return [note("STIX_2_0", "This is a STIX 2.0 object. It is kept as it is.")];
	return version === "2.1" ? [] : [warning("UNKNOWN_VERSION", `spec_version ${shown(version)} is not known here. It was read as 2.1; check the alert.`)];
};

const propertyFaults = (value: JsonObject, type: string): Fault[] => {
	const found: Fault[] = [];
	const { required, ends } = requiredOf(type);
	for (const name of required)
		if (value[name] === undefined) found.push(error("MISSING_PROPERTY", `${name} is missing. A ${type} must have it; add it.`));
	for (const name of ends)
		if (typeof value[name] !== "string") found.push(error("MISSING_PROPERTY", `${name} is missing or no string. A ${type} must have it; add it.`));
	for (const name of ["created", "modified"])
		if (value[name] !== undefined && momentKey(value[name]) === null)
			found.push(error("BAD_TIMESTAMP", `${name} is no time as STIX writes it. Write it in UTC, such as 2026-01-31T08:00:00.000Z.`));
	for (const name of otherTimes)
		if (value[name] !== undefined && isKnownType(type) && momentKey(value[name]) === null)
			found.push(warning("BAD_TIMESTAMP", `${name} is no time as STIX writes it, so it is kept but not used. Write it in UTC, such as 2026-01-31T08:00:00.000Z.`));
	const created = momentKey(value.created);
	const modified = momentKey(value.modified);
	if (created && modified && modified < created) found.push(warning("BAD_TIMESTAMP", "modified lies before created. Check the sender's clock."));
	if (value.revoked !== undefined && typeof value.revoked !== "boolean") found.push(error("BAD_PROPERTY", "revoked must be true or false. Correct it, so that nobody acts on what was taken back."));
	if ((type === "report" || type === "grouping") && !Array.isArray(value.object_refs))
		found.push(warning("MISSING_PROPERTY", "object_refs is missing or no array, so the alert is made of this object alone. Add the ids it is about."));
	return found;
};

const checkObject = (value: unknown): { found: Fault[]; id: string | null; whole?: { id: string; type: string; value: JsonObject } } => {
	if (!isObject(value)) return { found: [error("NOT_AN_OBJECT", "This entry of objects is no JSON object. Remove it or put a STIX object there.")], id: null };
	const { type, id } = value;
	const readId = typeof id === "string" ? shown(id) : null;
	const found: Fault[] = [];
	for (const [name, got] of Object.entries({ type, id }))
		if (typeof got !== "string") found.push(error("MISSING_PROPERTY", `${name} is missing or no string. Every STIX object must have it; add it.`));
	if (typeof id === "string" && typeOfId(id) === null) found.push(error("BAD_ID", "The id is not of the form type--uuid. Give it one, such as indicator--9299f726-ce06-492e-8472-2b52ccb53191."));
	else if (typeof id === "string" && typeof type === "string" && typeOfId(id) !== type) found.push(error("BAD_ID", `The id does not begin with the object's type, ${shown(type)}. Correct one of the two.`));
	if (typeof type !== "string" || typeof id !== "string") return { found, id: readId };
	found.push(...versionFaults(value, type), ...propertyFaults(value, type));
	if (!isKnownType(type)) found.push(note("CUSTOM_TYPE", `${shown(type)} is no type of STIX 2.1. It is kept as it is and given back on export.`));
	return { found, id: readId, whole: { id, type, value } };
};

/** One object per id: the newest version counts. */
const oneVersionEach = (objects: ParsedObject[], report: Line[]): ParsedObject[] => {
	const newest = new Map<string, ParsedObject>();
	const at = (object: ParsedObject) => momentKey(object.value.modified) ?? momentKey(object.value.created) ?? "";
	for (const object of objects) {
		const other = newest.get(object.id);
		if (!other) {
			newest.set(object.id, object);
			continue;
		}
		const [winner, loser] = at(object) > at(other) ? [object, other] : [other, object];
		const same = isDeepStrictEqual(object.value, other.value);
		winner.earlier = other.earlier;
		// One copy of what it says is enough, however often it is said.
		if (!same) winner.earlier.push(loser.value);
		newest.set(object.id, winner);
		const fault = same
			? note("REPEATED_OBJECT", "The same object stands in the bundle twice. It was taken once.")
			: at(object) === at(other)
				? error("DUPLICATE_ID", `Object ${other.index} has the same id and the same modified, and says something else. That one was taken; give this one its own id or a newer modified.`)
				: warning("OLDER_VERSION", `Object ${winner.index} is a newer version of this one. Only the newest was taken.`);
		report.push({ index: loser.index, id: loser.id, ...fault });
	}
	return [...newest.values()].sort((a, b) => a.index - b.index);
};

const danglingLines = (objects: ParsedObject[]): Line[] => {
	const present = new Set(objects.map((object) => object.id));
	return objects.flatMap((object) => {
		const missing = referencesOf(object.value).filter((id) => !present.has(id) && !isTlpId(id) && typeOfId(id) !== null);
		if (missing.length === 0) return [];
		const named = missing.slice(0, 3).map(shown).join(", ");
		const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
		const message = `It refers to ${named}${more}, which the bundle does not have or which was refused. It is kept; send what is missing if readers need it.`;
		return [{ index: object.index, id: object.id, ...warning("DANGLING_REF", message) }];
	});
};

const bundleLines = (text: string, scan: Extract<BundleScan, { outcome: "scanned" }>): { fatal?: Fault; lines: Line[] } => {
	const member = (name: string): unknown => {
		const span = scan.members.get(name);
		// A member of the bundle itself is a short string; anything longer is not what is asked for.
		return span && span.end - span.start < 1000 ? JSON.parse(text.slice(span.start, span.end)) : undefined;
	};
	if (member("type") !== "bundle") return { fatal: error("NOT_A_BUNDLE", 'This JSON is no STIX bundle: its type is not "bundle". Send {"type":"bundle","id":"bundle--…","objects":[…]}.'), lines: [] };
	const form = formFaults(scan.faults)[0];
	if (form) return { fatal: { ...form, message: `The bundle itself, outside its objects: ${form.message}` }, lines: [] };
	if (!scan.elements) return { fatal: error("NO_OBJECTS", "The bundle has no array named objects. Put the STIX objects there."), lines: [] };
	const lines: Line[] = [];
	if (typeOfId(member("id")) !== "bundle") lines.push(aboutBundle(warning("BAD_ID", "The bundle's id is not of the form bundle--uuid. Its objects were read all the same.")));
	if (scan.elements.length === 0) lines.push(aboutBundle(warning("NO_OBJECTS", "The bundle holds no objects, so there is nothing to import.")));
	if (member("spec_version") === "2.0") lines.push(aboutBundle(note("STIX_2_0", "This is a STIX 2.0 bundle. Its objects are kept as they are and exported as 2.0.")));
	return { lines };
};

const readElement = (text: string, span: Span, index: number, report: Line[]): ParsedObject | null => {
	const form = formFaults(span.faults);
	const raw = text.slice(span.start, span.end);
	const value: unknown = span.faults.tooDeep ? null : JSON.parse(raw);
	const checked = span.faults.tooDeep ? { found: [], id: null } : checkObject(value);
	const found = [...form, ...checked.found];
	for (const fault of found) report.push({ index, id: checked.id, ...fault });
	const refused = found.some((fault) => fault.severity === "error");
	return refused || !("whole" in checked) || !checked.whole ? null : { index, ...checked.whole, raw, earlier: [] };
};

/**
 * Reads a STIX 2.1 bundle from untrusted text. Never throws. `objects` are whole, one per id, in the bundle's order;
 * everything else has a line of severity `error` in the report, or says which other object was taken in its place.
 */
export const readBundle = (source: string | Buffer, limits: ReadLimits = defaultLimits): Reading => {
	const bytes = typeof source === "string" ? Buffer.byteLength(source) : source.byteLength;
	if (bytes > limits.maxBytes) return nothing(error("TOO_LARGE", `The bundle has ${bytes} bytes; at most ${limits.maxBytes} are read at once. Split it, with each report next to what it refers to.`));
	const text = decode(source);
	if (text === null) return nothing(error("NOT_UTF8", "The bundle is not UTF-8 text. Save it as UTF-8 and send it again."));
	const scan = scanBundle(text, limits.maxDepth, limits.maxObjects);
	if (scan.outcome === "syntax") return nothing(error("NOT_JSON", `This is not JSON: ${scan.expected} was expected at ${placeOf(text, scan.at)}. Correct it and send the bundle again.`));
	if (scan.outcome === "too-many") return nothing(error("TOO_MANY_OBJECTS", `The bundle holds more than ${limits.maxObjects} objects. Split it, with each report next to what it refers to.`));
	if (scan.outcome === "not-an-object") return nothing(error("NOT_A_BUNDLE", "This JSON is no STIX bundle. Send one JSON object of type bundle."));
	const { fatal, lines } = bundleLines(text, scan);
	if (fatal) return nothing(fatal);
	const report = lines;
	const whole = (scan.elements ?? []).flatMap((span, index) => readElement(text, span, index, report) ?? []);
	const objects = oneVersionEach(whole, report);
	// Not by spread: a report can be longer than an argument list.
	for (const line of danglingLines(objects)) report.push(line);
	return { objects, report: report.sort((a, b) => (a.index ?? -1) - (b.index ?? -1)) };
};
