import Type, { type Static } from "typebox";
import { identifications, protectionFlags, roles, sexes, yesNoUnknown } from "../../codes/persons.ts";
import { controls, durations, recruiters, sectors } from "../../codes/trafficking.ts";
import { FieldValues } from "../../fields/field/values.ts";
import { AgeRange, Country, Identity, object, oneOf, text } from "../../schema.ts";
import { Smuggling } from "../person/smuggling.ts";

/** An offence that somebody is suspected of. Codes are open here, so that a refused one is told why it is none. */
export const SuspicionInput = object({
	offence: text(60),
	ground: Type.String({ minLength: 1, maxLength: 1_000, description: "what it rests on, without names" }),
	relation: oneOf(["unrelated", "consequence", "unknown"]),
});

/** What is known of a person apart from who it is. All of it may be missing. */
export const personFacts = {
	sex: Type.Optional(oneOf(sexes)),
	age: Type.Optional(AgeRange),
	nationality: Type.Optional(Type.Array(Country, { maxItems: 10, uniqueItems: true })),
	heldCountry: Type.Optional(Country),
	exploitationCountry: Type.Optional(Country),
	citizen: Type.Optional(oneOf(yesNoUnknown)),
	controls: Type.Optional(Type.Array(oneOf(controls), { uniqueItems: true })),
	recruiters: Type.Optional(Type.Array(oneOf(recruiters), { uniqueItems: true })),
	duration: Type.Optional(oneOf(durations)),
	sectors: Type.Optional(
		Type.Array(oneOf(sectors), { uniqueItems: true, description: "where the person was exploited" }),
	),
	smuggling: Type.Optional(Smuggling),
};

/** In any order; kept in that of the list. */
export const Roles = Type.Array(oneOf(roles), { minItems: 1, maxItems: roles.length, uniqueItems: true });

export const PersonInput = object({
	roles: Roles,
	suspicion: Type.Optional(SuspicionInput),
	flags: Type.Optional(Type.Array(oneOf(protectionFlags), { uniqueItems: true })),
	...personFacts,
	custom: Type.Optional(FieldValues),
	identity: Type.Optional(Identity),
});
export type PersonInput = Static<typeof PersonInput>;

export const Identification = oneOf(identifications);
