import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Identified, Note, object } from "../schema.ts";
import { readSubject } from "../store/providers.ts";
import { found } from "../store/read.ts";
import { decideRemoveSubject } from "./decide.ts";

export const removeSubject = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "remove-subject",
		url: "/provider-subjects/:id/remove",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Say that an officer of your agency signs in by its provider no more, and end what is signed in",
		params: ById,
		body: object({ reason: Note(500) }),
		status: 200,
		answer: Identified,
		handle: async ({ params, body, who }) => {
			const { pool, now } = identity.context;
			return decideRemoveSubject(found(await readSubject(pool, who.agency, params.id)), body, who.agency, now());
		},
	});
