import { type HttpServer, onceOf } from "@seamark/http";
import type { Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { object } from "../../schema.ts";
import { openCase } from "./handle.ts";
import { newCaseFields, Opened } from "./schema.ts";

const Body = object(newCaseFields);

const schema = {
	summary: "Open a case",
	description:
		"A case belongs to the agency that opens it; nobody else sees that it exists. Persons are assessed under its jurisdiction unless an assessment names another. `custom` fills in fields of the agency's own. Send an Idempotency-Key to make retries safe.",
	tags: ["cases"],
	body: Body,
	response: { 201: Opened },
};

export const openCaseRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Body: Static<typeof Body> }>(
		"/cases",
		{ schema, config: { access: "cases:write" } },
		async (request, reply) => {
			const opened = await openCase(deps, request.session, request.body, onceOf(request, request.session.claims.post));
			return reply.code(201).header("location", `/cases/${opened.id}`).send(opened);
		},
	);
};
