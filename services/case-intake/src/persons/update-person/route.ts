import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, Identity, object, Version } from "../../schema.ts";
import { personFacts } from "../add-person/schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { presentPerson } from "../person/present.ts";
import { updatePerson } from "./handle.ts";

const Params = object({ id: Id });
const Body = object({ expectedVersion: Version, ...personFacts, identity: Type.Optional(Identity) });

const schema = {
	summary: "Change what is known of a person",
	description:
		"What is left out stays; an identity replaces the whole one in the vault. Roles, assessments, screenings and returns have operations of their own.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: PersonAnswer },
};

export const updatePersonRoute = (app: HttpServer, deps: Deps): void => {
	app.patch<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) => presentPerson(await updatePerson(deps, session, params.id, body)),
	);
};
