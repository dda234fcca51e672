import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, NoBody, object } from "../schema.ts";
import { found, readPost } from "../store/read.ts";
import { decideCloseDutyPost } from "./decide.ts";

export const closeDutyPost = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "close-duty-post",
		url: "/posts/:id/close",
		access: "agency:admin",
		summary: "Close a duty post of your agency",
		params: ById,
		body: NoBody,
		status: 200,
		answer: object({ id: Id, closed: Type.Literal(true) }),
		handle: async ({ params, who }) => {
			const { pool, now } = identity.context;
			return decideCloseDutyPost(found(await readPost(pool, who.agency, params.id)), who.post, now());
		},
	});
