import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Identified, Note, object } from "../schema.ts";
import { readProvider } from "../store/providers.ts";
import { found } from "../store/read.ts";
import { decideRemoveProvider } from "./decide.ts";

export const removeProvider = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "remove-provider",
		url: "/providers/:id/remove",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Remove your agency's provider, and end at once what is signed in by it",
		params: ById,
		body: object({ reason: Note(500) }),
		status: 200,
		answer: Identified,
		handle: async ({ params, body, who }) => {
			const { pool, now } = identity.context;
			return decideRemoveProvider(found(await readProvider(pool, who.agency, params.id)), body, now());
		},
	});
