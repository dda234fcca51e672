import { type Operations, pageOf } from "@seamark/service";
import { Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import { Kind } from "../../requests/schema.ts";
import { actsWaiting } from "../../store/acts.ts";
import { Content } from "../content.ts";

export const listActs = (api: Operations): void =>
	api.listing({
		name: "list-acts",
		url: "/mla/acts",
		access: "mla:read",
		summary: "What your officers prepared and a second person has to sign",
		record: "mla-act",
		item: object({ id: Id, request: Id, kind: Kind, content: Content, preparedBy: Id, preparedAt: Moment }),
		criteria: { request: Type.Optional(Id) },
		read: async ({ query, asCaller }, { after, limit }) =>
			pageOf(await asCaller((tx) => actsWaiting(tx, query.request, { after, limit: limit + 1 })), limit, {
				present: ({ id, request, kind, content, preparedBy, preparedAt }) => ({
					id,
					request,
					kind,
					content,
					preparedBy,
					preparedAt,
				}),
				idOf: ({ id }) => id,
			}),
	});
