import type { Operations } from "@seamark/service";
import Type from "typebox";
import { entityKinds } from "../../codes/cases.ts";
import { linkRoles } from "../../codes/links.ts";
import { ById, Id, Moment, object, oneOf } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { linksOf } from "../../store/links.ts";

const Link = object({
	entityId: Id,
	kind: oneOf(entityKinds),
	value: Type.String({ description: "as it was written" }),
	key: Type.String({ description: "what it is compared by" }),
	country: Type.String({ description: "ISO 3166-1 alpha-2; empty when none was given" }),
	role: oneOf(linkRoles),
	excluded: Type.Array(Id),
	linkedAt: Moment,
	byPost: Id,
});

const most = 1_000;

export const listLinks = (api: Operations): void =>
	api.listing({
		name: "list-links",
		url: "/cases/:id/links",
		access: "cases:read",
		summary: "List the things of a case",
		description: `At most ${most}.`,
		tag: "links",
		record: "link",
		of: "case",
		action: "consultation",
		params: ById,
		item: Link,
		whole: true,
		read: ({ params: { id }, asCaller }) =>
			asCaller(async (tx) => {
				if (!(await findCase(tx, id))) return undefined;
				const items = await linksOf(tx, id, most);
				return { items, ids: [...new Set(items.map(({ entityId }) => entityId))] };
			}),
		missing: "CASE_NOT_FOUND",
	});
