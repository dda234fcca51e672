import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { PersonAnswer } from "../case/answer.ts";
import { changePerson } from "../case/change-person.ts";
import { presentPerson } from "../case/present.ts";
import { protectionFlags } from "../codes/persons.ts";
import type { Deps } from "../deps.ts";
import { setFlags } from "../person/record-screening.ts";
import { Id, object, oneOf, Version } from "../schema.ts";

const Params = object({ id: Id });
const Body = object({
	expectedVersion: Version,
	flags: Type.Array(oneOf(protectionFlags), { uniqueItems: true, description: "all that hold from now on" }),
});

const schema = {
	summary: "Set what stands in the way of a return",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: PersonAnswer },
};

export const setFlagsRoute = (app: HttpServer, deps: Deps): void => {
	app.put<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/flags",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body }) =>
			presentPerson(await changePerson(deps, session, params.id, (state) => setFlags(state, body))),
	);
};
