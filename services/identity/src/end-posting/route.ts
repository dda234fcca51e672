import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Moment, object } from "../schema.ts";
import { found, readPosting } from "../store/read.ts";
import { decideEndPosting } from "./decide.ts";

export const endPosting = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "end-posting",
		url: "/postings/:id/end",
		access: "agency:admin",
		summary: "Take an officer off a post, now unless a time is given; host and home agency may both do so",
		params: ById,
		body: object({ at: Type.Optional(Moment) }),
		status: 200,
		answer: object({ id: Id, until: Moment }),
		handle: async ({ params, body, who }) => {
			const { pool, now } = identity.context;
			const posting = await readPosting(pool, params.id);
			const mine = posting && [posting.hostAgencyId, posting.homeAgencyId].includes(who.agency);
			return decideEndPosting(found(mine ? posting : undefined), body, now());
		},
	});
