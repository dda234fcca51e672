import Type, { type Static } from "typebox";

/**
 * The facts of an assessment as a request carries them. Codes are open here: `checkFacts` knows the lists, and tells
 * somebody who enters a forbidden ground why it is none.
 */
const code = Type.String({
	minLength: 1,
	maxLength: 60,
	pattern: "^[A-Za-z0-9_-]+$",
	description: "code of letters, digits, hyphens and underscores",
	examples: ["act"],
});
const object = <T extends Type.TProperties>(properties: T) => Type.Object(properties, { additionalProperties: false });

export const EvidenceInput = object({
	kind: code,
	reference: Type.Optional(
		Type.String({
			minLength: 1,
			maxLength: 100,
			pattern: "^[A-Za-z0-9:._-]+$",
			description: "id of a note, attachment or document of the case; the indicator's code for the kind indicator",
		}),
	),
	note: Type.Optional(code),
});

export const FindingInput = object({
	value: Type.Enum(["met", "notMet", "unknown"]),
	forms: Type.Optional(Type.Array(code, { maxItems: 20, uniqueItems: true })),
	evidence: Type.Optional(Type.Array(EvidenceInput, { maxItems: 50 })),
});

const day = Type.Optional(Type.String({ format: "date", description: "ISO 8601 date" }));
const age = Type.Optional(Type.Integer({ minimum: 0, maximum: 130 }));
/** When acts were. */
export const Acted = Type.Array(object({ from: day, to: day }), {
	minItems: 1,
	maxItems: 20,
	description: "when the acts were: days or spans of days, as far as known. The law of these days decides",
});
export const FactsInput = object({
	elements: Type.Record(code, FindingInput, { maxProperties: 30, description: "by the code of the element" }),
	age: Type.Optional(object({ from: age, to: age })),
	indicators: Type.Optional(Type.Array(code, { maxItems: 120, uniqueItems: true })),
	acted: Type.Optional(Acted),
});
export type FactsInput = Static<typeof FactsInput>;
