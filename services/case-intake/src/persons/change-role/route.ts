import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { roles } from "../../codes/persons.ts";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf, Version } from "../../schema.ts";
import { SuspicionInput } from "../add-person/schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { changeRole } from "../person/change-role.ts";
import { presentPerson } from "../person/present.ts";

const Params = object({ id: Id });
const Body = object({ expectedVersion: Version, role: oneOf(roles), suspicion: Type.Optional(SuspicionInput) });

const schema = {
	summary: "Change what a person is in the case",
	description:
		"A suspect needs a suspicion. Nobody becomes one for having been smuggled or trafficked, or for having fled: such a change is refused with the article that forbids it.",
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: PersonAnswer },
};

export const changeRoleRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/persons/:id/role",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params, body: { suspicion = null, ...command } }) =>
			presentPerson(
				await changePerson(deps, session, params.id, (state) => changeRole(state, { ...command, suspicion })),
			),
	);
};
