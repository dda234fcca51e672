import type { Operations } from "@seamark/service";
import { assessingTruly } from "../../law/citing.ts";
import { ById } from "../../schema.ts";
import { assessmentsOf, findPerson } from "../../store/read-persons.ts";
import { AssessmentAnswer } from "../person/answer.ts";
import { presentAssessment } from "../person/present.ts";

export const listAssessments = (api: Operations): void =>
	api.listing({
		name: "list-assessments",
		url: "/persons/:id/assessments",
		access: "cases:read",
		summary: "List every assessment of a person, newest first",
		tag: "persons",
		record: "person",
		action: "consultation",
		params: ById,
		item: AssessmentAnswer,
		whole: true,
		read: ({ params: { id }, asCaller, who, at }) =>
			asCaller(async (tx) => {
				if (!(await findPerson(tx, id))) return undefined;
				const items = (await assessmentsOf(tx, id)).map(presentAssessment);
				return { items: items.map((one) => ({ ...one, result: assessingTruly(one.result, who, at) })), ids: [id] };
			}),
		missing: "PERSON_NOT_FOUND",
	});
