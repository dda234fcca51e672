import { Country, Day, object, oneOf, text } from "@seamark/service/schema";
import Type, { type Static } from "typebox";

export {
	ById,
	Country,
	Day,
	fileOf,
	Id,
	Identified,
	Moment,
	NoBody,
	object,
	oneOf,
	orNull,
	text,
	Version,
} from "@seamark/service/schema";

/** Parts that the schemas of several operations are made of. */

export const Jurisdiction = Type.String({
	pattern: "^[A-Z]{2}(-[A-Z0-9]{1,12})?$",
	description: "jurisdiction profile, such as FJ, EU or UN",
});

/** A date that is known roughly: either end may be missing. */
export const DateRange = object({ from: Type.Optional(Day), to: Type.Optional(Day) });
export type DateRange = Static<typeof DateRange>;

/** Whole years; either end may be missing. */
export const AgeRange = object({
	from: Type.Optional(Type.Integer({ minimum: 0, maximum: 130 })),
	to: Type.Optional(Type.Integer({ minimum: 0, maximum: 130 })),
});
export type AgeRange = Static<typeof AgeRange>;

const nameParts = ["given", "family", "patronymic", "matronymic", "clan", "title"] as const;
const nameKinds = ["official", "alias", "birth", "married", "nickname", "religious"] as const;

/**
 * Who somebody is, as far as it is known: goes to the vault and is kept nowhere else. Names are kept as they were said or
 * written, in any script.
 */
export const Identity = object({
	names: Type.Optional(
		Type.Array(
			object({
				text: text(1_000),
				parts: Type.Optional(
					Type.Array(object({ text: text(300), kind: Type.Optional(oneOf(nameParts)) }), { maxItems: 20 }),
				),
				script: Type.Optional(Type.String({ pattern: "^[A-Z][a-z]{3}$", description: "ISO 15924 code, such as Arab" })),
				kind: Type.Optional(oneOf(nameKinds)),
			}),
			{ minItems: 1, maxItems: 20 },
		),
	),
	birth: Type.Optional(DateRange),
	documents: Type.Optional(
		Type.Array(object({ kind: text(40), country: Type.Optional(Country), number: text(100) }), { maxItems: 20 }),
	),
	phones: Type.Optional(Type.Array(text(50), { maxItems: 20 })),
	contacts: Type.Optional(Type.Array(object({ kind: text(40), value: text(500) }), { maxItems: 20 })),
});
export type Identity = Static<typeof Identity>;
