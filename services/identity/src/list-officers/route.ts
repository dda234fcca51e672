import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { Id, object } from "../schema.ts";
import { listOfficers as officersOf } from "../store/read.ts";

export const listOfficers = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-officers",
		url: "/officers",
		access: "directory:read",
		summary: "The officers of your agency",
		record: "officer",
		action: "consultation",
		item: object({ id: Id, handle: Type.String() }),
		read: async ({ who }, { after, limit }) =>
			pageOf(await officersOf(context.pool, who.agency, firstId(after), limit + 1), limit, {
				present: (one) => one,
				idOf: ({ id }) => id,
			}),
	});
