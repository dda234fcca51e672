import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { Id, object } from "../schema.ts";
import { listClients as clientsOf } from "../store/read.ts";

export const listClients = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-clients",
		url: "/clients",
		access: "directory:read",
		summary: "The systems of your agency",
		record: "client",
		action: "consultation",
		item: object({ id: Id, post: Id, vouches: Type.Boolean() }),
		read: async ({ who }, { after, limit }) =>
			pageOf(await clientsOf(context.pool, who.agency, firstId(after), limit + 1), limit, {
				present: (one) => one,
				idOf: ({ id }) => id,
			}),
	});
