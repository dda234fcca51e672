import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Identified, Moment, object } from "../schema.ts";
import { found, postingsOf, readOfficer, readPost } from "../store/read.ts";
import { decideAssignOfficer } from "./decide.ts";

export const assignOfficer = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "assign-officer",
		url: "/posts/:id/postings",
		access: "agency:admin",
		summary: "Put an officer of your agency on one of its posts",
		params: ById,
		body: object({ officer: Id, from: Type.Optional(Moment), until: Type.Optional(Moment) }),
		status: 201,
		answer: Identified,
		handle: async ({ params, body, who }) => {
			const { pool, newId, now } = identity.context;
			const post = found(await readPost(pool, who.agency, params.id));
			found(await readOfficer(pool, who.agency, body.officer));
			const postings = await postingsOf(pool, post.id, now());
			return decideAssignOfficer(body, { post, postings }, newId(), now());
		},
	});
