import { dutyNames } from "@seamark/mla-thread";
import { type Operations, pageOf } from "@seamark/service";
import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Side, Stage } from "../../requests/schema.ts";
import { isOnDesk, type Work, workOf } from "../queue.ts";

const levels = ["in-time", "soon", "late", "escalated"] as const;

const WorkAnswer = object({
	id: Id,
	side: Side,
	reference: Type.String(),
	otherReference: orNull(Type.String()),
	stage: Stage,
	post: orNull(Id),
	owed: Type.Array(
		object({
			duty: oneOf(dutyNames),
			mine: Type.Boolean({ description: "whether your side owes it; otherwise the other side" }),
			since: Moment,
			due: Moment,
			level: oneOf(levels),
		}),
	),
});

const iso = (millis: number) => new Date(millis).toISOString();

const present = ({ row, owed }: Work) => ({
	id: row.id,
	side: row.side,
	reference: row.reference,
	otherReference: row.otherReference,
	stage: row.stage,
	post: row.post,
	owed: owed.map((one) => ({ ...one, since: iso(one.since), due: iso(one.due) })),
});

export const listWork = (api: Operations, { context, clocks }: Deps): void =>
	api.listing({
		name: "list-work",
		url: "/mla/work",
		access: "mla:read",
		summary: "List what is owed in the requests of your agency, what is due first",
		description:
			"Both sides' clocks. Of your duty post: its own requests, those that no post has, and those where your agency is so late that every post sees it. of=all shows those of all posts; by=own only what your side owes.",
		record: "mla-request",
		item: WorkAnswer,
		criteria: {
			of: Type.Optional(oneOf(["post", "all"])),
			by: Type.Optional(oneOf(["own", "both"])),
			level: Type.Optional(oneOf(levels)),
		},
		read: async ({ query, who, asCaller }, { after, limit }) => {
			const all = (await asCaller((tx) => workOf(tx, clocks, context.now())))
				.filter((one) => query.of === "all" || isOnDesk(one, who.post))
				.filter(({ owed }) => query.by !== "own" || owed.some(({ mine }) => mine))
				.filter(({ owed }) => query.level === undefined || owed.some(({ level }) => level === query.level));
			const from = after === undefined ? 0 : all.findIndex(({ row }) => row.id === after) + 1;
			return pageOf(all.slice(from, from + limit + 1), limit, { present, idOf: ({ row }) => row.id });
		},
	});
