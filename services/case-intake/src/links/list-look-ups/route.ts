import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { entityKinds } from "../../codes/cases.ts";
import { Id, Moment, object, oneOf } from "../../schema.ts";
import { noticesOf } from "../../store/links.ts";

const Notice = object({
	id: Id,
	kind: oneOf(entityKinds),
	purpose: Type.String(),
	fromAgency: Id,
	fromPost: Id,
	askedAt: Moment,
	alarm: Type.Boolean({
		description: "the post has asked in vain too often on that day; kind is what it asked for last",
	}),
});

export const listLookUps = (api: Operations): void =>
	api.listing({
		name: "list-look-ups",
		url: "/links/look-ups",
		access: "links:lookUp",
		summary: "List who asked for things that the agency has",
		description:
			"Newest first: kind of thing, purpose, and whose question to expect; and posts, your own among them, that have asked in vain too often.",
		tag: "links",
		record: "link",
		action: "consultation",
		item: Notice,
		read: async ({ asCaller }, { after, limit }) => {
			const rows = await asCaller((tx) => noticesOf(tx, { limit: limit + 1, after }));
			return pageOf(rows, limit, { present: (row) => row, idOf: ({ id }) => id });
		},
	});
