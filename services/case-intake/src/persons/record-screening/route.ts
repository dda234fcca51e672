import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { protectionFlags, screeningOutcomes } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf, Version } from "../../schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { presentPerson } from "../person/present.ts";
import { recordScreening } from "../person/record-screening.ts";

const Params = object({ id: Id });
const Body = object({
	expectedVersion: Version,
	outcome: oneOf(screeningOutcomes),
	flags: Type.Array(oneOf(protectionFlags), {
		uniqueItems: true,
		description: "everything that stands in the way of a return from now on; an empty list says that nothing does",
	}),
});

const schema = {
	summary: "Record what a screening found",
	description:
		"Before a return or removal can be recorded, a screening must be on record, and it must not have been reopened by what was found since.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: PersonAnswer },
};

export const recordScreeningRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/screening",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) =>
			presentPerson(
				await changePerson(deps, session, params.id, (state, by) => recordScreening(state, { ...body, by })),
			),
	);
};
