import { type Operations, refuse } from "@seamark/service";
import Type from "typebox";
import { findOpenCase } from "../../cases/case/find-open-case.ts";
import { linkRoles } from "../../codes/links.ts";
import { caseRecordChanged } from "../../events.ts";
import { Id, object, oneOf } from "../../schema.ts";
import { deleteLink, hasLink } from "../../store/links.ts";

export const unlinkEntity = (api: Operations): void =>
	api.command({
		name: "unlink-entity",
		method: "DELETE",
		url: "/cases/:id/links/:entityId",
		access: "cases:write",
		summary: "Take a thing off a case",
		description: "In the role that is named; the thing stays with other cases.",
		tag: "links",
		record: "link",
		of: "case",
		params: object({ id: Id, entityId: Id }),
		query: object({ role: oneOf(linkRoles) }),
		status: 204,
		answer: Type.Null(),
		find: ({ params: { id, entityId }, query: { role }, asCaller }) =>
			asCaller(async (tx) => {
				const of = await findOpenCase(tx, id);
				return of && { linked: await hasLink(tx, { caseId: id, entityId, role }) };
			}),
		missing: "CASE_NOT_FOUND",
		handle: ({ found, params: { id, entityId }, query: { role }, actor }) =>
			found.linked
				? {
						writes: [{ statement: deleteLink, row: { case_id: id, entity_id: entityId, role } }],
						events: [caseRecordChanged({ caseId: id, actor, record: "entity", recordId: entityId, change: "removed" })],
						answer: null,
					}
				: refuse("NOT_FOUND", [], "The case has no such link."),
	});
