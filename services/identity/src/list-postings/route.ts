import type { HttpServer } from "@seamark/http";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { ownList } from "../page.ts";
import { Id, Moment, object } from "../schema.ts";
import { listPostings } from "../store/read.ts";

const Posting = object({
	id: Id,
	officer: Id,
	post: Id,
	homeAgency: Id,
	hostAgency: Id,
	from: Moment,
	until: Type.Optional(Moment),
	confirmed: Type.Boolean({ description: "false for a secondment that the home agency has not confirmed" }),
});

export const listPostingsRoute = (app: HttpServer, identity: Identity) =>
	ownList(app, identity, {
		url: "/postings",
		record: "posting",
		summary: "Postings to your agency's posts, and of its officers to others, that are not over",
		item: Posting,
		read: async (who, after, limit) => {
			const { pool, now } = identity.context;
			const rows = await listPostings(pool, who.agency, now(), after, limit);
			return rows.map(({ officerId, postId, homeAgencyId, hostAgencyId, from, until, id, confirmed }) => ({
				id,
				officer: officerId,
				post: postId,
				homeAgency: homeAgencyId,
				hostAgency: hostAgencyId,
				from: new Date(from).toISOString(),
				...(until === null ? {} : { until: new Date(until).toISOString() }),
				confirmed,
			}));
		},
	});
