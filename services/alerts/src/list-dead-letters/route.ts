import { type Operations, pageOf } from "@seamark/service";
import { ById, Cursor, Id, Moment, object } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../deps.ts";
import { findWebhook } from "../store/subscriptions.ts";
import { deadLettersOf } from "../store/webhooks.ts";
import { noWebhook } from "../subscription/missing.ts";

const DeadLetter = object({
	delivery: Id,
	alert: Type.Optional(Id),
	version: Type.Optional(Type.Integer({ minimum: 1 })),
	report: Type.Optional(Id),
	change: Type.Optional(Type.String({ description: "what became of the report, such as report-received" })),
	urgent: Type.Boolean(),
	attempts: Type.Integer({ minimum: 0 }),
	cause: Type.String(),
	queuedAt: Moment,
	failedAt: Moment,
});

export const listDeadLetters = (api: Operations, { listCursors }: Deps): void =>
	api.listing({
		name: "list-dead-letters",
		url: "/subscriptions/:id/dead-letters",
		access: "alerts:subscribe",
		summary: "List the deliveries of a webhook that were given up",
		description: "After a day of failures a delivery is put aside with its cause. Oldest first, by id and cause alone.",
		tag: "feed",
		record: "subscription",
		action: "consultation",
		params: ById,
		item: DeadLetter,
		cursor: Cursor,
		read: async ({ params, who, asCaller }, { after, limit }) => {
			const from = after === undefined ? 0 : listCursors.open(after);
			const rows = await asCaller(async (tx) => {
				const found = await findWebhook(tx, who.post, params.id);
				return found && deadLettersOf(tx, found.id, { after: from, limit: limit + 1 });
			});
			if (!rows) return undefined;
			const page = pageOf(rows, limit, {
				present: ({ position: _, ...letter }) => letter,
				idOf: () => params.id,
				cursorOf: ({ position }) => listCursors.seal(position),
			});
			return { ...page, ids: [params.id] };
		},
		missing: noWebhook,
	});
