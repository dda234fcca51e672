import Type, { type Static } from "typebox";
import { object } from "../schema.ts";

const Entry = object({
	entry: Type.String({ description: "id of the entry, which is that of the event it came from" }),
	time: Type.String({ format: "date-time" }),
	source: Type.String({ description: "service that the event came from" }),
	event: Type.String(),
	action: Type.String(),
	agency: Type.String({ description: "ids; empty where nobody is known to have acted" }),
	post: Type.String(),
	officer: Type.String(),
	purpose: Type.String(),
	record: Type.String({ description: "kind of the records" }),
	recordIds: Type.Array(Type.String(), { description: "of what others did, the ids of your own records alone" }),
});
export type Entry = Static<typeof Entry>;

export const EntriesPage = object({
	entries: Type.Array(Entry),
	cursor: Type.Optional(Type.String({ description: "older ones follow" })),
});
export type EntriesPage = Static<typeof EntriesPage>;
