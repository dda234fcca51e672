import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { Post } from "../post/answer.ts";
import { ById, Id, Moment, object } from "../schema.ts";
import { handoversOf, postingsOf, readFullPost } from "../store/read.ts";

const Posting = object({
	id: Id,
	officer: Id,
	homeAgency: Id,
	from: Moment,
	until: Type.Optional(Moment),
	confirmed: Type.Boolean(),
});
const Handover = object({ id: Id, outgoing: Id, incoming: Id, note: Type.String(), at: Moment });

export const readPost = (api: Operations, { context: { pool } }: Identity): void =>
	api.reading({
		name: "read-post",
		url: "/posts/:id",
		access: "directory:read",
		summary: "A duty post of your agency: who is on it, and what was handed over",
		record: "duty-post",
		params: ById,
		answer: object({ ...Post.properties, postings: Type.Array(Posting), handovers: Type.Array(Handover) }),
		read: async ({ params, who, at }) => {
			const post = await readFullPost(pool, who.agency, params.id);
			if (!post) return undefined;
			const [postings, handovers] = await Promise.all([postingsOf(pool, post.id, at), handoversOf(pool, post.id)]);
			return { ...post, postings: postings.map(postingOf), handovers };
		},
	});

const postingOf = (one: Awaited<ReturnType<typeof postingsOf>>[number]) => ({
	id: one.id,
	officer: one.officerId,
	homeAgency: one.homeAgencyId,
	from: new Date(one.from).toISOString(),
	...(one.until === null ? {} : { until: new Date(one.until).toISOString() }),
	confirmed: one.confirmed,
});
