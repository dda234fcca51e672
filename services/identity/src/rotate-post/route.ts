import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Note, object } from "../schema.ts";
import { found, postingsOf, readOfficer, readPost } from "../store/read.ts";
import { decideRotatePost } from "./decide.ts";

export const rotatePost = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "rotate-post",
		url: "/posts/:id/rotate",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Hand a post over from one officer to another, at once and with a note",
		params: ById,
		body: object({ outgoing: Id, incoming: Id, note: Note(5_000) }),
		status: 200,
		answer: object({ id: Id, posting: Id, handover: Id }),
		handle: async ({ params, body, who }) => {
			const { pool, newId, now } = identity.context;
			const post = found(await readPost(pool, who.agency, params.id));
			found(await readOfficer(pool, who.agency, body.incoming));
			const postings = await postingsOf(pool, post.id, now());
			return decideRotatePost(body, { post, postings }, { posting: newId(), handover: newId() }, now());
		},
	});
