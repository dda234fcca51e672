import type { HttpServer } from "@seamark/http";
import type { Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { object, pageQuery } from "../../schema.ts";
import { CasesAnswer, criteria, listCases } from "./handle.ts";

const Query = object({ ...criteria, ...pageQuery });

const schema = {
	summary: "List and search the agency's cases",
	description:
		"Newest first. role, identification, classification and personField find cases with such a person, country those where something happened there.",
	tags: ["cases"],
	querystring: Query,
	response: { 200: CasesAnswer },
};

export const listCasesRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Querystring: Static<typeof Query> }>(
		"/cases",
		{ schema, config: { access: "cases:read" } },
		({ session, query: { limit, after, ...filter } }) =>
			listCases(
				deps,
				session,
				filter,
				{ ...(limit === undefined ? {} : { limit }), ...(after === undefined ? {} : { after }) },
				"list-cases",
			),
	);
};
