import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object } from "../../schema.ts";
import { addPerson } from "./handle.ts";
import { PersonInput } from "./schema.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Add a person to a case",
	description:
		"Names, birth dates, numbers of documents and contact details go to the vault, whatever the person's role; the case keeps a pseudonym and coarse facts. Nobody becomes a suspect for having been smuggled or trafficked, or for having fled. Send an Idempotency-Key to make retries safe.",
	tags: ["persons"],
	params: Params,
	body: PersonInput,
	response: { 201: object({ id: Id, pseudonym: Type.String(), version: Type.Integer() }) },
};

export const addPersonRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: PersonInput }>(
		"/cases/:id/persons",
		{ schema, config: { access: "cases:write" } },
		async (request, reply) => {
			const { session, params, body } = request;
			const added = await addPerson(deps, session, params.id, body, onceOf(request, session.claims.post));
			return reply.code(201).header("location", `/persons/${added.id}`).send(added);
		},
	);
};
