import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object } from "../../schema.ts";
import { addImportedPersons, mostAtOnce } from "./handle.ts";

const Params = object({ id: Id });
const Body = object({
	importId: Id,
	rows: Type.Optional(
		Type.Array(Type.Integer({ minimum: 1, maximum: 2_147_483_647 }), {
			minItems: 1,
			maxItems: mostAtOnce,
			uniqueItems: true,
			description: "lines of a CSV file, places of a JSON one; left out: the next that are in no case",
		}),
	),
});

const schema = {
	summary: "Put imported persons into a case",
	description: `Up to ${mostAtOnce} persons of an HTCDS import at a time; call again while there are more. Who is in the case already stays in it, so a retry is safe.`,
	tags: ["persons"],
	params: Params,
	body: Body,
	response: { 200: object({ added: Type.Integer(), more: Type.Boolean() }) },
};

export const addImportedPersonsRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/cases/:id/imported-persons",
		{ schema, config: { access: "cases:write" } },
		({ session, params, body }) => addImportedPersons(deps, session, params.id, body),
	);
};
