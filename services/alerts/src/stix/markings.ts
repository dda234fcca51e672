import type { Tlp } from "@seamark/policy";
import { saysMoreThanTlp, stricterTlp, tlpOfMarking, tlpSaidBy } from "./tlp.ts";
import type { JsonObject, ParsedObject } from "./types.ts";
import { cleanText, clip, isObject, markingsOf, stringOf } from "./values.ts";
import { tlp1Ids } from "./vocabulary.ts";

export type Remark = { severity: "warning" | "note"; code: string; message: string };

export type Markings = {
	tlp: Tlp | undefined;
	/** The same without TLP 1's RED, which means AMBER+STRICT in our own exports: TLP 1 knows none. */
	besidesRed1: Tlp | undefined;
	statements: string[];
	remarks: Remark[];
};

const red1 = Object.keys(tlp1Ids).find((id) => tlp1Ids[id] === "red");

const statementOf = (definition: JsonObject): string => {
	const inner = isObject(definition.definition) ? definition.definition : {};
	return cleanText(stringOf(inner.statement) ?? "").trim();
};

const unreadable = (what: string): Remark => ({
	severity: "warning",
	code: "UNREADABLE_MARKING",
	message: `${what}, so the alert is handled as TLP:RED. Send the marking as the standard has it, with its definition, to have it read.`,
});
const unenforced = (id: string): Remark => ({
	severity: "warning",
	code: "MARKING_NOT_ENFORCED",
	message: `The marking ${clip(id, 100)} is of a kind that the hub does not enforce. It is kept; set the handling of the alert to what it asks for.`,
});

type Raise = (said: Tlp | "unreadable", what: string, id?: string) => void;

/** What one marking comes to: a level, a statement for people, or something that the hub does not enforce. */
const readMarking = (id: string, definition: JsonObject | undefined, raise: Raise, result: Markings): void => {
	const said = tlpOfMarking(id, definition);
	if (said) raise(said, `The marking ${clip(id, 100)} is not in the bundle, or its TLP level is not known here`, id);
	if (!definition) return;
	const statement = statementOf(definition);
	if (statement !== "" && (!said || saysMoreThanTlp(statement))) result.statements.push(clip(statement, 500));
	else if (!said) result.remarks.push(unenforced(id));
};

/** Everything that the bundle says beside its objects is a property that the standard does not know. */
const besideObjects = ({ object_marking_refs: _, ...around }: JsonObject): JsonObject =>
	Object.fromEntries(Object.entries(around).map(([key, value]) => [`x_${key}`, value]));

/**
 * Reads the markings of all members, object and granular alike, and what members say of TLP besides: an alert is handled as
 * strictly as its strictest part. `around` is what the bundle itself says beside its objects.
 */
export const readMarkings = (
	members: ParsedObject[],
	{ withText = true, around = {} }: { withText?: boolean; around?: JsonObject } = {},
): Markings => {
	const result: Markings = { tlp: undefined, besidesRed1: undefined, statements: [], remarks: [] };
	const raise: Raise = (said, what, id) => {
		if (said === "unreadable") result.remarks.push(unreadable(what));
		const level = said === "unreadable" ? "red" : said;
		result.tlp = stricterTlp(result.tlp ?? "clear", level);
		if (id?.toLowerCase() !== red1) result.besidesRed1 = stricterTlp(result.besidesRed1 ?? "clear", level);
	};
	const definitions = new Map<string, JsonObject[]>();
	for (const { id, type, value, earlier } of members)
		if (type === "marking-definition") definitions.set(id.toLowerCase(), [value, ...earlier]);
	// Of two copies of one version that differ the stricter one counts, and so does an older version beside a newer one.
	const said = members.flatMap(({ value, earlier }) => [value, ...earlier]);
	for (const id of new Set([around, ...said].flatMap(markingsOf)))
		for (const definition of definitions.get(id.toLowerCase()) ?? [undefined])
			readMarking(id, definition, raise, result);
	for (const value of said)
		if (value.type !== "marking-definition")
			for (const level of tlpSaidBy(value, withText))
				raise(level, `${clip(String(value.id), 100)} speaks of TLP and names no level`);
	for (const level of tlpSaidBy(besideObjects(around), false))
		raise(level, "The bundle itself speaks of TLP and names no level");
	return { ...result, statements: [...new Set(result.statements)] };
};
