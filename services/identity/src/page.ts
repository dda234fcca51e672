import type { HttpServer } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import Type from "typebox";
import { actorOf, recordsAccessed } from "./events.ts";
import type { Identity } from "./identity.ts";
import { Id, object } from "./schema.ts";

const Query = object({
	after: Type.Optional(Id),
	limit: Type.Optional(
		Type.String({ pattern: "^([1-9][0-9]?|[1-4][0-9]{2}|500)$", description: "1 to 500; 100 unless given" }),
	),
});

/**
 * Registers a list of what is the caller's own agency's, in pages: `next` is the id to go on after. The ids are the agency's
 * own, so they tell it nothing. The read is recorded before its answer leaves.
 */
export const ownList = (
	app: HttpServer,
	identity: Identity,
	o: {
		url: string;
		/** What the audit calls them. */
		record: string;
		summary: string;
		item: Type.TSchema;
		read: (who: Principal, after: string, limit: number) => Promise<{ id: string }[]>;
	},
): void => {
	app.get<{ Querystring: Type.Static<typeof Query> }>(
		o.url,
		{
			schema: {
				summary: o.summary,
				tags: ["directory"],
				querystring: Query,
				response: { 200: object({ items: Type.Array(o.item), next: Type.Optional(Id) }) },
			},
			config: { access: "directory:read" },
		},
		async (request) => {
			const limit = Number(request.query.limit ?? "100");
			const rows = await o.read(
				request.session.principal(),
				request.query.after ?? "00000000-0000-0000-0000-000000000000",
				limit + 1,
			);
			const items = rows.slice(0, limit);
			const ids = items.map((one) => one.id);
			await identity.context.committer.commit({
				writes: [],
				events: [recordsAccessed(actorOf(request.session), o.record, ids, `GET ${o.url}`)],
				traceparent: currentTraceparent(),
			});
			return { items, ...(rows.length > limit ? { next: ids.at(-1) } : {}) };
		},
	);
};
