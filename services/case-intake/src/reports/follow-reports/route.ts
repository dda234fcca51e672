import { HubError } from "@seamark/errors";
import { openSse } from "@seamark/http";
import { readLog } from "@seamark/log";
import { type Operations, recordsAccessed } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { object } from "../../schema.ts";
import { follow } from "./follow.ts";

const Query = object({
	after: Type.Optional(
		Type.String({
			maxLength: 100,
			description: "cursor of the last item handled; the Last-Event-ID header does the same. From now on when absent",
		}),
	),
});

const frames = Type.String({
	description: `Frames, each ended by an empty line. Lines of a frame: \`event\`, \`id\` (a cursor to come back with), \`data\` (JSON).
- \`received\`, \`due\` (a quarter of the time is left), \`overdue\`, \`settled\`: the report as GET /reports lists it.
- \`opened-alone\`: somebody was opened by one officer, since a life is in danger: request, record, recordId and post. A second officer answers.
- \`task-due\`: a task of your post: task, case and dueOn.
- no event, an id alone: a heartbeat, at least every 15 seconds.
- \`end\`: the hub ends the stream; \`code\` and \`detail\` say why.`,
	examples: ['event: settled\nid: CURSOR\ndata: {"id":"01900000-0000-7000-8000-000000000000"}\n\nid: CURSOR\n\n'],
});

export const followReports = (api: Operations, { context, reportFeed }: Deps): void =>
	api.route({
		name: "follow-reports",
		method: "GET",
		url: "/reports/feed",
		access: "reports:takeIn",
		load: "stream",
		summary: "Follow what comes to the intake desk",
		description:
			"Server-sent events: a report came, its target passes soon or has passed, it was settled; with `cases:read` also that somebody was opened by one officer alone, and that a task of your duty post is due. Starts after Last-Event-ID (or `after`), or now. Delivery is at least once. It ends with the token: connect again with the last cursor.",
		tag: "reports",
		record: "report",
		query: Query,
		response: {
			200: { description: "text/event-stream", content: { "text/event-stream": { schema: frames } } },
		},
		handle: async ({ query, session, who, actor, request, reply }) => {
			const resume = request.headers["last-event-id"] ?? query.after;
			if (Array.isArray(resume)) throw new HubError("CURSOR_INVALID");
			const { head, logId } = await readLog(context.pool, 0, 0);
			const cursors = reportFeed.cursors(logId);
			const after = resume === undefined ? head : cursors.open(resume);
			// A cursor that means nothing any more is refused before the stream opens.
			await readLog(context.pool, after, 1, logId);
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						...{ actor, action: "consultation", record: "report", query: "follow-reports" },
						ids: [],
						found: true,
					}),
				],
				writer: who.agency,
			});
			const stream = openSse(reply);
			const left = new AbortController();
			void stream.closed.then(() => {
				left.abort();
				context.wake.poke();
			});
			const signal = AbortSignal.any([left.signal, reportFeed.ended]);
			await follow({ context, cursors, session, after, stream, signal });
			return reply;
		},
	});
