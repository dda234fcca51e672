import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import type { Identity } from "../identity.ts";
import { firstId } from "../page.ts";
import { Id, Moment, object } from "../schema.ts";
import { listPostings as postingsFrom } from "../store/read.ts";

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

export const listPostings = (api: Operations, { context }: Identity): void =>
	api.listing({
		name: "list-postings",
		url: "/postings",
		access: "directory:read",
		summary: "Postings to your agency's posts, and of its officers to others, that are not over",
		record: "posting",
		action: "consultation",
		item: Posting,
		read: async ({ who, at }, { after, limit }) =>
			pageOf(await postingsFrom(context.pool, who.agency, at, firstId(after), limit + 1), limit, {
				present: (one) => ({
					id: one.id,
					officer: one.officerId,
					post: one.postId,
					homeAgency: one.homeAgencyId,
					hostAgency: one.hostAgencyId,
					from: new Date(one.from).toISOString(),
					...(one.until === null ? {} : { until: new Date(one.until).toISOString() }),
					confirmed: one.confirmed,
				}),
				idOf: ({ id }) => id,
			}),
	});
