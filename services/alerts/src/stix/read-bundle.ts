import { checkObject, error, type Fault, formFaults, note, warning } from "./check-object.ts";
import { type BundleScan, type Span, scanBundle } from "./json-scan.ts";
import { sameContent } from "./lossless.ts";
import { defaultLimits, type JsonObject, type Line, type ParsedObject, type ReadLimits } from "./types.ts";
import { momentKey, referencesOf, shown } from "./values.ts";
import { isTlpId, typeOfId } from "./vocabulary.ts";

type Reading = {
	objects: ParsedObject[];
	report: Line[];
	/** What the bundle says beside its objects, as far as it is short. */
	around: JsonObject;
};

const aboutBundle = (fault: Fault): Line => ({ index: null, id: null, ...fault });
const nothing = (fault: Fault): Reading => ({ objects: [], report: [aboutBundle(fault)], around: {} });

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
		const same = sameContent(object.raw, other.raw);
		winner.earlier = other.earlier;
		// One copy of what it says is enough, however often it is said.
		if (!same) winner.earlier.push(loser.value);
		newest.set(object.id, winner);
		const fault = same
			? note("REPEATED_OBJECT", "The same object is in the bundle twice. It was taken once.")
			: at(object) === at(other)
				? error(
						"DUPLICATE_ID",
						`Object ${other.index} has the same id and the same modified, and says something else. That one was taken; give this one its own id or a newer modified.`,
					)
				: warning("OLDER_VERSION", `Object ${winner.index} is a newer version of this one. Only the newest was taken.`);
		report.push({ index: loser.index, id: loser.id, ...fault });
	}
	return [...newest.values()].sort((a, b) => a.index - b.index);
};

const danglingLines = (objects: ParsedObject[]): Line[] => {
	const present = new Set(objects.map((object) => object.id));
	return objects.flatMap((object) => {
		const missing = referencesOf(object.value).filter(
			(id) => !present.has(id) && !isTlpId(id) && typeOfId(id) !== null,
		);
		if (missing.length === 0) return [];
		const named = missing.slice(0, 3).map(shown).join(", ");
		const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
		const message = `It refers to ${named}${more}, which the bundle does not have or which was refused. It is kept; send what is missing if readers need it.`;
		return [{ index: object.index, id: object.id, ...warning("DANGLING_REF", message) }];
	});
};

const bundleLines = (
	text: string,
	scan: Extract<BundleScan, { outcome: "scanned" }>,
): { fatal?: Fault; lines: Line[] } => {
	const member = (name: string): unknown => {
		const span = scan.members.get(name);
		// A member of the bundle itself is a short string; anything longer is not what is asked for.
		return span && span.end - span.start < 1000 ? JSON.parse(text.slice(span.start, span.end)) : undefined;
	};
	if (member("type") !== "bundle")
		return {
			fatal: error(
				"NOT_A_BUNDLE",
				'This JSON is no STIX bundle: its type is not "bundle". Send {"type":"bundle","id":"bundle--…","objects":[…]}.',
			),
			lines: [],
		};
	const form = formFaults(scan.faults)[0];
	if (form)
		return { fatal: { ...form, message: `The bundle itself, outside its objects: ${form.message}` }, lines: [] };
	if (!scan.elements)
		return {
			fatal: error("NO_OBJECTS", "The bundle has no array named objects. Put the STIX objects there."),
			lines: [],
		};
	const lines: Line[] = [];
	if (typeOfId(member("id")) !== "bundle")
		lines.push(
			aboutBundle(
				warning("BAD_ID", "The bundle's id is not of the form bundle--uuid. Its objects were read all the same."),
			),
		);
	if (scan.elements.length === 0)
		lines.push(aboutBundle(warning("NO_OBJECTS", "The bundle holds no objects, so there is nothing to import.")));
	if (member("spec_version") === "2.0")
		lines.push(
			aboutBundle(note("STIX_2_0", "This is a STIX 2.0 bundle. Its objects are kept as they are and exported as 2.0.")),
		);
	return { lines };
};

const aroundOf = (text: string, members: Map<string, Span>): JsonObject =>
	Object.fromEntries(
		[...members]
			.filter(([name, { start, end }]) => !["type", "id", "spec_version"].includes(name) && end - start < 10_000)
			.map(([name, { start, end }]) => [name, JSON.parse(text.slice(start, end))]),
	);

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
	if (bytes > limits.maxBytes)
		return nothing(
			error(
				"TOO_LARGE",
				`The bundle has ${bytes} bytes; at most ${limits.maxBytes} are read at once. Split it, with each report next to what it refers to.`,
			),
		);
	const text = decode(source);
	if (text === null)
		return nothing(error("NOT_UTF8", "The bundle is not UTF-8 text. Save it as UTF-8 and send it again."));
	const scan = scanBundle(text, limits.maxDepth, limits.maxObjects);
	if (scan.outcome === "syntax")
		return nothing(
			error(
				"NOT_JSON",
				`This is not JSON: ${scan.expected} was expected at ${placeOf(text, scan.at)}. Correct it and send the bundle again.`,
			),
		);
	if (scan.outcome === "too-many")
		return nothing(
			error(
				"TOO_MANY_OBJECTS",
				`The bundle holds more than ${limits.maxObjects} objects. Split it, with each report next to what it refers to.`,
			),
		);
	if (scan.outcome === "not-an-object")
		return nothing(error("NOT_A_BUNDLE", "This JSON is no STIX bundle. Send one JSON object of type bundle."));
	const { fatal, lines } = bundleLines(text, scan);
	if (fatal) return nothing(fatal);
	const report = lines;
	const whole = (scan.elements ?? []).flatMap((span, index) => readElement(text, span, index, report) ?? []);
	const objects = oneVersionEach(whole, report);
	// Not by spread: a report can be longer than an argument list.
	for (const line of danglingLines(objects)) report.push(line);
	return {
		objects,
		report: report.sort((a, b) => (a.index ?? -1) - (b.index ?? -1)),
		around: aroundOf(text, scan.members),
	};
};
