import { HubError } from "@seamark/errors";
import { type HttpServer, openSse } from "@seamark/http";
import Type, { type Static } from "typebox";
import { type AlertFilter, filterQuery, parseFilter } from "../alert/filter.ts";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { findSubscription } from "../store/subscriptions.ts";
import type { FeedHub } from "./hub.ts";
import type { Sink } from "./stream.ts";

const Query = Type.Object(
	{
		...filterQuery,
		subscription: Type.Optional(Id),
		from: Type.Optional(Type.Enum(["start", "now"])),
		after: Type.Optional(
			Type.String({
				maxLength: 100,
				description: "cursor of the last item handled; the Last-Event-ID header does the same",
			}),
		),
	},
	{ additionalProperties: false },
);

const schema = {
	summary: "Follow the live feed",
	description:
		"Server-sent events: raised, updated, recalled, withdrawn. Starts after Last-Event-ID (or `after`), at the start, or now. Each item's id is a cursor to come back with; delivery is at least once, told apart by alert id and version. A frame with an id alone is a heartbeat. Flash alerts come ahead of everything, without an id.",
	tags: ["feed"],
	querystring: Query,
	response: { 200: { description: "text/event-stream", content: { "text/event-stream": { schema: Type.String() } } } },
};

export const followFeedRoute = (app: HttpServer, deps: Deps, hub: FeedHub): void => {
	app.get<{ Querystring: Static<typeof Query> }>(
		"/alerts/feed",
		{ schema, config: { access: "alerts:subscribe", load: "stream" } },
		async (request, reply) => {
			const { subscription, from, after, ...query } = request.query;
			const filter =
				subscription === undefined ? parseFilter(query) : await savedFilter(deps, request.session, subscription);
			const resume = request.headers["last-event-id"] ?? after;
			if (Array.isArray(resume)) throw new HubError("CURSOR_INVALID");
			const start = resume !== undefined ? deps.feedCursors.open(resume) : from === "start" ? 0 : ("now" as const);
			const serve = await hub.open({ session: request.session, filter, after: start, channel: "sse" });
			await serve(sseSink(openSse(reply)));
			return reply;
		},
	);
};

const savedFilter = async (
	deps: Deps,
	session: Parameters<typeof findSubscription>[1],
	id: string,
): Promise<AlertFilter> => {
	const found = await findSubscription(deps, session, id);
	if (!found) throw new HubError("NOT_FOUND", { detail: "Your duty post has no such subscription." });
	return found.filter;
};

const sseSink = (stream: ReturnType<typeof openSse>): Sink => ({
	send: (batch) => stream.write(batch.sse()),
	drained: () => stream.drained(),
	end: ({ code, detail }) => {
		stream.write(`event: end\ndata: ${JSON.stringify({ code, detail })}\n\n`);
		stream.end();
	},
	closed: stream.closed,
});
