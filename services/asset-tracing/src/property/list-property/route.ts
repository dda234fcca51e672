import { type Operations, pageOf } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { propertyAfter } from "../../store/property.ts";
import { PropertyAnswer, presentProperty } from "../schema.ts";

export const listProperty = (api: Operations): void =>
	api.listing({
		name: "list-property",
		url: "/assets/files/:id/property",
		access: "assets:read",
		summary: "List property with its orders, value and claims of others",
		description: "Newest first. Where property is follows from its steps: an order that has ended holds nothing.",
		record: "tracing-property",
		of: "tracing-file",
		params: ById,
		item: PropertyAnswer,
		read: ({ params, asCaller, at }, { after, limit }) =>
			asCaller(async (tx) => {
				if (!(await findFile(tx, params.id))) return undefined;
				return pageOf(await propertyAfter(tx, params.id, { after, limit: limit + 1 }), limit, {
					present: (one) => presentProperty(one, at),
					idOf: ({ id }) => id,
				});
			}),
		missing: noFile,
	});
