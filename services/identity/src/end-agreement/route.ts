import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Moment, object } from "../schema.ts";
import { found, readAgreement } from "../store/read.ts";
import { decideEndAgreement } from "./decide.ts";

export const endAgreement = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "end-agreement",
		url: "/agreements/:id/end",
		access: "directory:write",
		summary: "End an agreement, now unless a time is given: nothing flows under it from then on",
		params: ById,
		body: object({ at: Type.Optional(Moment) }),
		status: 200,
		answer: object({ id: Id, until: Moment }),
		handle: async ({ params, body }) => {
			const { pool, now } = identity.context;
			return decideEndAgreement(found(await readAgreement(pool, params.id)), body, now());
		},
	});
