import type { HttpServer } from "@seamark/http";
import type { Static } from "typebox";
import { identifications } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf, Version } from "../../schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { presentPerson } from "../person/present.ts";
import { recordIdentification } from "../person/record-screening.ts";

const Params = object({ id: Id });
const Body = object({ expectedVersion: Version, identification: oneOf(identifications) });

const schema = {
	summary: "Record how far a person is identified as a victim",
	description:
		"Presumed on reasonable grounds, then confirmed or not. Whoever is presumed to be a victim is protected as one from then on.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: PersonAnswer },
};

export const recordIdentificationRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/identification",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) =>
			presentPerson(await changePerson(deps, session, params.id, (state) => recordIdentification(state, body))),
	);
};
