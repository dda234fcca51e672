import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, NoBody, object } from "../schema.ts";
import { found, readClient } from "../store/read.ts";
import { decideRemoveClient } from "./decide.ts";

export const removeClient = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "remove-client",
		url: "/clients/:id/remove",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Remove a system of your agency",
		params: ById,
		body: NoBody,
		status: 200,
		answer: object({ id: Id, removed: Type.Literal(true) }),
		handle: async ({ params, who, session }) => {
			const { client } = session.claims;
			const { pool, now } = identity.context;
			const row = found(await readClient(pool, who.agency, params.id));
			return decideRemoveClient(row, who.agency, { client, officer: who.officer }, now());
		},
	});
