import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { assessmentsOf, findPerson } from "../../store/read-persons.ts";
import { AssessmentAnswer } from "../person/answer.ts";
import { presentAssessment } from "../person/present.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Read every assessment of a person, newest first",
	tags: ["persons"],
	params: Params,
	response: { 200: object({ assessments: Type.Array(AssessmentAnswer) }) },
};

export const readAssessmentsRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/persons/:id/assessments",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params }) => {
			const { found } = await consult(deps, session, {
				record: "person",
				id: params.id,
				query: "read-assessments",
				read: async (tx) => ((await findPerson(tx, params.id)) ? assessmentsOf(tx, params.id) : undefined),
			});
			return { assessments: found.map(presentAssessment) };
		},
	);
};
