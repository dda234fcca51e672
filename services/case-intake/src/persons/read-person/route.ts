import type { HttpServer } from "@seamark/http";
import type { Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";
import { PersonAnswer } from "../person/answer.ts";
import { presentPerson } from "../person/present.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Read a person",
	description: "What the case knows: pseudonym, role, assessment, screening. Who it is stands in the vault.",
	tags: ["persons"],
	params: Params,
	response: { 200: PersonAnswer },
};

export const readPersonRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/persons/:id",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params }) => {
			const { found } = await consult(deps, session, {
				record: "person",
				id: params.id,
				query: "read-person",
				read: (tx) => findPerson(tx, params.id),
			});
			return presentPerson(found);
		},
	);
};
