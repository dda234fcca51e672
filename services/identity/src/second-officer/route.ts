import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Moment, object } from "../schema.ts";
import { found, postingsOf, readOfficer, readPost } from "../store/read.ts";
import { decideSecondOfficer } from "./decide.ts";

export const secondOfficer = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "second-officer",
		url: "/posts/:id/secondments",
		access: "agency:admin",
		summary: "Propose that an officer of another agency serves on a post of yours, until a date",
		description: "The home agency confirms it (POST /postings/{id}/confirm); before that it gives no access.",
		params: ById,
		body: object({ officer: Id, homeAgency: Id, from: Type.Optional(Moment), until: Moment }),
		status: 201,
		answer: object({ id: Id, state: Type.Literal("proposed") }),
		handle: async ({ params, body, who }) => {
			const { pool, newId, now } = identity.context;
			const post = found(await readPost(pool, who.agency, params.id));
			found(await readOfficer(pool, body.homeAgency, body.officer));
			const postings = await postingsOf(pool, post.id, now());
			return decideSecondOfficer(body, { post, postings }, newId(), now());
		},
	});
