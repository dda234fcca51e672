import type { Operations } from "@seamark/service";
import { ById } from "../../schema.ts";
import { versionsOf } from "../../store/notes.ts";
import { NoteAnswer, presentNote } from "../note/answer.ts";

export const listNoteVersions = (api: Operations): void =>
	api.listing({
		name: "list-note-versions",
		url: "/notes/:id/versions",
		access: "cases:read",
		summary: "Read a note with everything that it said before",
		description: "Oldest first. The last one is what the note says now.",
		tag: "notes",
		record: "note",
		action: "consultation",
		params: ById,
		item: NoteAnswer,
		whole: true,
		read: async ({ params, asCaller }) => {
			const versions = await asCaller((tx) => versionsOf(tx, params.id));
			return versions.length > 0 ? { items: versions.map(presentNote), ids: [params.id] } : undefined;
		},
		missing: { detail: "No such note." },
	});
