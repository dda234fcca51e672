import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { protectionFlags } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf, Version } from "../../schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { presentPerson } from "../person/present.ts";
import { setFlags } from "../person/record-screening.ts";

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
