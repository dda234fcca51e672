import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Moment, object } from "../schema.ts";
import { found, postingsOf, readAgency, readPost } from "../store/read.ts";
import { decideSecondOfficer } from "./decide.ts";

export const secondOfficer = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "second-officer",
		url: "/posts/:id/secondments",
		access: "agency:admin",
		summary: "Propose that an officer of another agency serves on a post of yours, until a date",
		description:
			"The home agency confirms it (POST /postings/{id}/confirm); before that it gives no access. The answer is the same for an officer that the home agency does not have.",
		params: ById,
		body: object({ officer: Id, homeAgency: Id, from: Type.Optional(Moment), until: Moment }),
		status: 201,
		answer: object({ id: Id, state: Type.Literal("proposed") }),
		handle: async ({ params, body, who }) => {
			const { pool, newId, now } = identity.context;
			const post = found(await readPost(pool, who.agency, params.id));
			// Whether there is such an officer is nothing to the host: it would learn who works elsewhere.
			found(await readAgency(pool, body.homeAgency));
			const postings = await postingsOf(pool, post.id, now());
			return decideSecondOfficer(body, { post, postings, proposedBy: who.officer ?? null }, newId(), now());
		},
	});
