import { HubError } from "@seamark/errors";
import { openSse } from "@seamark/http";
import type { Operations } from "@seamark/service";
import { Id, object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { filterQuery, parseFilter } from "../alert/filter.ts";
import { placesOf } from "../alert/places.ts";
import type { Deps } from "../deps.ts";
import { findPlace, walkOf } from "../store/feed-places.ts";
import { filterOf } from "../subscription/filter-of.ts";
import type { Feed } from "./feed.ts";
import type { Sink } from "./stream.ts";

const Query = object({
	...filterQuery,
	subscription: Type.Optional(Id),
	from: Type.Optional(
		oneOf(["start", "now", "post"], {
			description:
				"start: everything that is still live; now: what comes from now on (when absent); post: from where your duty post stopped by this filter, or now where it has kept no place",
		}),
	),
	after: Type.Optional(
		Type.String({
			maxLength: 100,
			description: "cursor of the last item handled; the Last-Event-ID header does the same",
		}),
	),
});

const frames = Type.String({
	description: `Frames, each ended by an empty line. Lines of a frame: \`event\`, \`id\` (a cursor to come back with), \`data\` (JSON).
- \`raised\`, \`updated\`: the alert as GET /alerts/{id} gives it; on \`updated\` also \`changed\`, the parts that differ.
- \`recalled\`: the tombstone. Delete your copies and acknowledge.
- \`reminder\`: id, code, version and urgency. Your duty post has not acknowledged that version yet.
- \`related\`: an alert of somebody else on the same thing as one of yours (\`own\`), and the kinds of what they have in common.
- \`withdrawn\`: id and version. The alert is not for you any more: delete your copies.
- no event, an id alone: a heartbeat, at least every 15 seconds.
- \`end\`: the hub ends the stream; \`code\` and \`detail\` say why.`,
	examples: [
		'event: withdrawn\nid: CURSOR\ndata: {"id":"01900000-0000-7000-8000-000000000000","version":2}\n\nid: CURSOR\n\n',
	],
});

export const followFeed = (api: Operations, { feedCursors, directory }: Deps, feed: Feed): void =>
	api.route({
		name: "follow-feed",
		method: "GET",
		url: "/alerts/feed",
		access: "alerts:subscribe",
		load: "stream",
		summary: "Follow the live feed",
		description:
			"Server-sent events: raised, updated, recalled, withdrawn, reminder, related. Starts after Last-Event-ID (or `after`), at the start, or now. Each item's id is a cursor to come back with. Delivery is at least once; alert id and version tell items apart. A frame with an id alone is a heartbeat. Flash alerts come ahead of everything, without an id.",
		tag: "feed",
		record: "alert",
		query: Query,
		response: {
			200: { description: "text/event-stream", content: { "text/event-stream": { schema: frames } } },
		},
		handle: async ({ query, session, who, asCaller, request, reply }) => {
			const { subscription, from, after, ...named } = query;
			const filter =
				subscription === undefined
					? parseFilter(named, placesOf(directory))
					: await asCaller((tx) => filterOf(tx, who.post, subscription));
			const resume = request.headers["last-event-id"] ?? after;
			if (Array.isArray(resume)) throw new HubError("CURSOR_INVALID");
			const walk = walkOf(subscription === undefined ? { filter } : { subscription });
			const place = from === "post" ? await asCaller((tx) => findPlace(tx, who.post, walk)) : undefined;
			const start = resume !== undefined ? feedCursors.open(resume) : from === "start" ? 0 : (place ?? "now");
			const serve = await feed.open({ session, filter, after: start, channel: "sse" });
			await serve(sseSink(openSse(reply)));
			return reply;
		},
	});

const sseSink = (stream: ReturnType<typeof openSse>): Sink => ({
	send: (batch) => stream.write(batch.sse()),
	drained: () => stream.drained(),
	end: ({ code, detail }) => {
		stream.write(`event: end\ndata: ${JSON.stringify({ code, detail })}\n\n`);
		stream.end();
	},
	closed: stream.closed,
});
