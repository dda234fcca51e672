import { type Tlp, tlpLevels } from "@seamark/policy";
import { extensionId } from "./seamark-extension.ts";
import type { JsonObject } from "./types.ts";
import { isObject, listOf, stringsOf } from "./values.ts";
import { otherTlpIds, tlp1Ids, tlp2Ids } from "./vocabulary.ts";

/**
 * What TLP level a bundle means, in every shape that producers write one: every mention of TLP is a level, the strictest
 * that it names, or cannot be read, which counts as RED.
 */

export const stricterTlp = (a: Tlp, b: Tlp): Tlp => (tlpLevels.indexOf(a) >= tlpLevels.indexOf(b) ? a : b);
const strictest = (levels: readonly Tlp[]): Tlp | undefined =>
	levels.length === 0 ? undefined : levels.reduce(stricterTlp);

/** One spelling: full-width letters, capitals and characters that do not show make no difference. */
const plain = (text: string): string =>
	text
		.normalize("NFKC")
		.replace(/\p{Cf}/gu, "")
		.toLowerCase();

const mention = /(?<![a-z])t[\W_]?l[\W_]?p|traffic[\W_]*light/;
// Each run of signs is read once: with two that may share one, a long run would be read again for each of its signs.
const word = /clear|white|green|amber(?:[\W_]*plus)?[\W_]*strict|amber|red/;
const words = new RegExp(`(?<![a-z])(?:t[\\W_]?l[\\W_]?p)?(${word.source})(?![a-z])`, "g");
const whole = new RegExp(`^\\W*(${word.source})\\W*$`);
/** A marking in running text: the level follows at once. */
const inText = new RegExp(`(?<![a-z])tlp(?:[\\W_]*v?2\\.0)?[\\W_]{0,3}(${word.source})(?![a-z])`, "g");

const levelOf = (found: string): Tlp => {
	if (found.startsWith("amber") && found.endsWith("strict")) return "amber+strict";
	return found === "white" ? "clear" : (found as Tlp);
};

/** All keys and texts of a value, at any depth. */
const textsIn = (value: unknown): string[] =>
	typeof value === "string"
		? [value]
		: Array.isArray(value)
			? value.flatMap(textsIn)
			: isObject(value)
				? Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
				: [];

/** The level that some texts name together; "unreadable" where they mention TLP and no level; undefined where they do not. */
export const levelIn = (texts: readonly string[]): Tlp | "unreadable" | undefined => {
	const all = texts.map(plain);
	const mentions = all.filter((text) => mention.test(text));
	if (mentions.length === 0) return undefined;
	const named = mentions.flatMap((text) => [...text.matchAll(words)].map(([, found = ""]) => levelOf(found)));
	const alone = all.flatMap((text) => whole.exec(text)?.[1] ?? []).map(levelOf);
	return strictest([...named, ...alone]) ?? "unreadable";
};

/** What a marking says; undefined where it is no TLP. Without its definition only the ids of the standard are known. */
export const tlpOfMarking = (id: string, definition: JsonObject | undefined): Tlp | "unreadable" | undefined => {
	const key = id.toLowerCase();
	const known = tlp1Ids[key] ?? tlp2Ids[key] ?? otherTlpIds[key];
	const { id: _, created_by_ref: _by, ...content } = definition ?? {};
	const said = definition ? levelIn(textsIn(content)) : undefined;
	// A definition under an id of the standard cannot lower what the id means.
	if (known) return said === undefined || said === "unreadable" ? known : stricterTlp(known, said);
	return definition ? said : (levelIn([id]) ?? "unreadable");
};

/** Whether a statement says anything besides a TLP level. */
export const saysMoreThanTlp = (statement: string): boolean =>
	plain(statement)
		.replace(new RegExp(mention.source, "g"), "")
		.replace(words, "")
		.replace(/protocol|[\W_\d]/g, "") !== "";

const written = ["name", "description", "content", "abstract", "explanation", "statement", "opinion"];

/**
 * What an object says of its own level outside its markings: in labels, in properties that the standard does not know, and,
 * unless our extension speaks for the alert, in running text such as "TLP:AMBER. Boats seen ...".
 */
export const tlpSaidBy = (object: JsonObject, withText: boolean): (Tlp | "unreadable")[] => {
	const own = Object.entries(object).flatMap(([key, value]) => {
		if (key === "labels") return [[value].flat().flatMap(textsIn)];
		if (key === "extensions" && isObject(value)) {
			const { [extensionId]: _, ...others } = value;
			return [textsIn(others)];
		}
		return /^x[_-]/i.test(key) || mention.test(plain(key)) ? [[key, ...textsIn(value)]] : [];
	});
	const text = withText ? stringsOf(written.flatMap((name) => listOf([object[name]]))) : [];
	const levels = text.flatMap((one) => [...plain(one).matchAll(inText)].map(([, found = ""]) => levelOf(found)));
	return [...own.flatMap((texts) => levelIn(texts) ?? []), ...levels];
};
