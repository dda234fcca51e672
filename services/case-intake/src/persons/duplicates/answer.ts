import Type from "typebox";
import { roles, sexes } from "../../codes/persons.ts";
import { Id, object, oneOf, orNull } from "../../schema.ts";

const Ground = object({
	field: oneOf(["name", "birth", "sex", "document", "phone"]),
	asked: Type.String({
		description:
			"of the one asked about, in Latin letters; empty where it has nothing to compare, and where you may not open who both are",
	}),
	found: Type.String({ description: "of the one found; empty where you may not open who both are" }),
	how: oneOf([
		"same",
		"sound",
		"spelling",
		"joined",
		"nickname",
		"initial",
		"missing",
		"compatible",
		"near",
		"apart",
		"other",
	]),
	likeness: Type.Number({ description: "0, they differ, to 1, they are the same" }),
	moved: Type.Boolean({ description: "the parts are at different places of the two names" }),
});

export const Duplicate = object({
	personId: orNull(Id),
	pseudonym: orNull(Type.String()),
	caseId: orNull(Id),
	caseReference: orNull(Type.String()),
	reportId: orNull(Id),
	roles: orNull(Type.Array(oneOf(roles))),
	sex: orNull(oneOf(sexes)),
	age: orNull(object({ from: orNull(Type.Integer()), to: orNull(Type.Integer()) })),
	version: orNull(Type.Integer()),
	score: Type.Number({ description: "0 to 1: how well the two agree. No probability, and no decision" }),
	grounds: Type.Array(Ground),
});

/** How duplicates are found, for descriptions. */
export const howFound =
	"By names, births, documents and phones, across spellings and scripts; never by nationality, ethnicity or the like. A person decides whether they are the same. The search is recorded.";
