import Type, { type Static } from "typebox";
import { object } from "../schema.ts";
import type { ListedEntry } from "../store/entries.ts";

/** An entry of the audit, as it is listed: without what the event held. */
export const Entry = object({
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

export const toEntry = (row: ListedEntry): Static<typeof Entry> => ({
	entry: row.eventId,
	time: row.time.toISOString(),
	source: row.source,
	event: row.type.replace(/^seamark\.events\.v1\./, ""),
	action: row.action,
	agency: row.agency,
	post: row.post,
	officer: row.officer,
	purpose: row.purpose,
	record: row.record,
	recordIds: row.recordIds,
});
