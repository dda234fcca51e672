import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { identifications, roles } from "../../codes/persons.ts";
import { ById, oneOf } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { listPersonRows } from "../../store/read-persons.ts";
import { classifications, PersonHeadAnswer } from "../person/answer.ts";

export const listPersons = (api: Operations): void =>
	api.listing({
		name: "list-persons",
		url: "/cases/:id/persons",
		access: "cases:read",
		summary: "List the persons of a case",
		description: "In the order in which they were added, page by page: a case may hold thousands.",
		tag: "persons",
		record: "person",
		of: "case",
		params: ById,
		item: PersonHeadAnswer,
		criteria: {
			role: Type.Optional(oneOf(roles)),
			identification: Type.Optional(oneOf(identifications)),
			classification: Type.Optional(oneOf(classifications)),
		},
		read: ({ params: { id }, query, asCaller }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findCase(tx, id))) return undefined;
				const rows = await listPersonRows(tx, { caseId: id, ...query, limit: limit + 1, after });
				return pageOf(rows, limit, { present: (row) => row, idOf: (row) => row.id });
			}),
		missing: "CASE_NOT_FOUND",
	});
