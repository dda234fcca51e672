import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type from "typebox";
import { actorOf, recordsAccessed } from "../events.ts";
import type { Identity } from "../identity.ts";
import { ownList } from "../page.ts";
import { ById, Clearance, Id, Moment, NoQuery, object, Purposes, Scopes } from "../schema.ts";
import { handoversOf, listPosts, postingsOf, readFullPost } from "../store/read.ts";

const Post = {
	id: Id,
	name: Type.String(),
	clearance: Clearance,
	scopes: Scopes,
	purposes: Purposes,
	closed: Type.Boolean(),
};
const Posting = object({
	id: Id,
	officer: Id,
	homeAgency: Id,
	from: Moment,
	until: Type.Optional(Moment),
	confirmed: Type.Boolean(),
});
const Handover = object({ id: Id, outgoing: Id, incoming: Id, note: Type.String(), at: Moment });

/** Duty posts of the caller's agency: who sits on them is nobody else's business. */
export const listPostsRoutes = (app: HttpServer, identity: Identity) => {
	const { pool, now, committer } = identity.context;
	ownList(app, identity, {
		url: "/posts",
		record: "duty-post",
		summary: "The duty posts of your agency",
		item: object(Post),
		read: (who, after, limit) => listPosts(pool, who.agency, after, limit),
	});

	app.get<{ Params: Type.Static<typeof ById> }>(
		"/posts/:id",
		{
			schema: {
				summary: "A duty post of your agency: who is on it, and what was handed over",
				tags: ["directory"],
				params: ById,
				querystring: NoQuery,
				response: {
					200: object({ ...Post, postings: Type.Array(Posting), handovers: Type.Array(Handover) }),
				},
			},
			config: { access: "directory:read" },
		},
		async (request) => {
			const post = await readFullPost(pool, request.session.principal().agency, request.params.id);
			const [postings, handovers] = post
				? await Promise.all([postingsOf(pool, post.id, now()), handoversOf(pool, post.id)])
				: [[], []];
			// A miss is recorded too, under nobody's id: attempts are evidence.
			await committer.commit({
				writes: [],
				events: [recordsAccessed(actorOf(request.session), "duty-post", post ? [post.id] : [], "GET /posts/:id")],
				traceparent: currentTraceparent(),
			});
			if (!post) throw new HubError("NOT_FOUND");
			return {
				...post,
				postings: postings.map((one) => ({
					id: one.id,
					officer: one.officerId,
					homeAgency: one.homeAgencyId,
					from: new Date(one.from).toISOString(),
					...(one.until === null ? {} : { until: new Date(one.until).toISOString() }),
					confirmed: one.confirmed,
				})),
				handovers,
			};
		},
	);
};
