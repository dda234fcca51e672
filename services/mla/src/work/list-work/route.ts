import { dutyNames, levels } from "@seamark/mla-thread";
import { type Operations, pageOf } from "@seamark/service";
import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Side, Stage } from "../../requests/schema.ts";
import { compare, isOnDesk, type Place, placeOf, type Work, workOf } from "../queue.ts";

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

/** The place of a request in the list, as a cursor says it. */
const cursorOf = ({ due, id }: Place) => `${due}_${id}`;
const placeAt = (cursor: string): Place => {
	const [due = "", id = ""] = cursor.split("_");
	return { due: Number(due), id };
};

const present = ({ agency: _, owed, ...row }: Work) => ({
	...row,
	owed: owed.map((one) => ({ ...one, since: iso(one.since), due: iso(one.due) })),
});

export const listWork = (api: Operations, deps: Deps): void =>
	api.listing({
		name: "list-work",
		url: "/mla/work",
		access: "mla:read",
		summary: "List what is owed in the requests of your agency, what is due first",
		description:
			"Both sides' clocks. Of your duty post: its own requests, those that no post has, and those where your agency is so late that every post sees it. of=all shows those of all posts; by=own only what your side owes.",
		record: "mla-request",
		item: WorkAnswer,
		cursor: Type.String({ pattern: "^[0-9]{1,15}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" }),
		criteria: {
			of: Type.Optional(oneOf(["post", "all"])),
			by: Type.Optional(oneOf(["own", "both"])),
			level: Type.Optional(oneOf(levels)),
		},
		read: async ({ query, who, asCaller }, { after, limit }) => {
			const from = after === undefined ? undefined : placeAt(after);
			const follow = (await asCaller((tx) => workOf(tx, deps)))
				.filter((one) => from === undefined || compare(placeOf(one), from) > 0)
				.filter((one) => query.of === "all" || isOnDesk(one, who.post))
				.filter(({ owed }) => query.by !== "own" || owed.some(({ mine }) => mine))
				.filter(({ owed }) => query.level === undefined || owed.some(({ level }) => level === query.level));
			return pageOf(follow.slice(0, limit + 1), limit, {
				present,
				idOf: ({ id }) => id,
				cursorOf: (one) => cursorOf(placeOf(one)),
			});
		},
	});
