import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { roles, sexes } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf } from "../../schema.ts";
import { duplicatesOfPerson, duplicatesOfReport } from "./find-duplicates.ts";

const Params = object({ id: Id });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Ground = object({
	field: oneOf(["name", "birth", "sex", "document", "phone"]),
	asked: Type.String({
		description: "of the one asked about, in Latin letters; empty where it has nothing to compare",
	}),
	found: Type.String({ description: "of the one found" }),
	how: oneOf(["same", "sound", "spelling", "joined", "initial", "missing", "compatible", "near", "apart", "other"]),
	likeness: Type.Number({ description: "0, they differ, to 1, they are the same" }),
	moved: Type.Boolean({ description: "the parts stand at different places of the two names" }),
});

const Duplicates = Type.Array(
	object({
		personId: orNull(Id),
		pseudonym: orNull(Type.String()),
		caseId: orNull(Id),
		caseReference: orNull(Type.String()),
		reportId: orNull(Id),
		role: orNull(oneOf(roles)),
		sex: orNull(oneOf(sexes)),
		age: orNull(object({ from: orNull(Type.Integer()), to: orNull(Type.Integer()) })),
		version: orNull(Type.Integer()),
		score: Type.Number({ description: "0 to 1: how well the two agree. No probability, and no decision" }),
		grounds: Type.Array(Ground),
	}),
);

const words =
	"By names, births, documents and phones, across spellings and scripts; never by nationality, ethnicity or the like. A person decides whether they are the same. The search is recorded.";

export const findDuplicatesRoutes = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/persons/:id/duplicates",
		{
			schema: {
				summary: "Find other records of a person",
				description: words,
				tags: ["persons"],
				params: Params,
				response: { 200: object({ duplicates: Duplicates }) },
			},
			config: { access: "cases:read" },
		},
		async ({ session, params }) => ({ duplicates: await duplicatesOfPerson(deps, session, params.id) }),
	);
	app.get<{ Params: Static<typeof Params> }>(
		"/reports/:id/duplicates",
		{
			schema: {
				summary: "Find whom a waiting report may be about",
				description: words,
				tags: ["reports"],
				params: Params,
				response: { 200: object({ persons: Type.Array(object({ index: Type.Integer(), duplicates: Duplicates })) }) },
			},
			config: { access: "reports:takeIn" },
		},
		async ({ session, params }) => ({ persons: await duplicatesOfReport(deps, session, params.id) }),
	);
};
