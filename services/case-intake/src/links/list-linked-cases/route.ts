import type { Operations } from "@seamark/service";
import Type from "typebox";
import { caseStatuses, entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import { ById, Id, object, oneOf } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { linkedCases } from "../../store/links.ts";

const LinkedCase = object({
	caseId: Id,
	reference: Type.String(),
	status: oneOf(caseStatuses),
	shares: Type.Array(object({ kind: oneOf(entityKinds), value: Type.String(), role: oneOf(linkRoles) })),
});

const most = 100;

export const listLinkedCases = (api: Operations): void =>
	api.listing({
		name: "list-linked-cases",
		url: "/cases/:id/linked-cases",
		access: "cases:read",
		summary: "List the agency's other cases that have things in common with this one",
		description: `Those with most of them first; at most ${most}. A person decides what it means.`,
		tag: "links",
		record: "case",
		action: "consultation",
		params: ById,
		item: LinkedCase,
		whole: true,
		read: ({ params: { id }, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findCase(tx, id))) return undefined;
				const items = await linkedCases(tx, id, most);
				return { items, ids: [id, ...items.map(({ caseId }) => caseId)] };
			}),
		missing: "CASE_NOT_FOUND",
	});
