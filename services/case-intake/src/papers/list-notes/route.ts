import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { audited } from "../../plumbing/audited.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, Moment, object, pageQuery } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { type NoteVersion, notesOf, versionsOf } from "../../store/notes.ts";

const Params = object({ id: Id });
const Query = object({ personId: Type.Optional(Id), ...pageQuery });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Note = object({
	id: Id,
	caseId: Id,
	personId: orNull(Id),
	version: Type.Integer({ description: "1, and one more for each correction" }),
	text: Type.String(),
	writtenAt: Moment,
	byPost: Id,
});

const present = ({ noteId, ...note }: NoteVersion) => ({ id: noteId, ...note });

export const listNotesRoutes = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof Query> }>(
		"/cases/:id/notes",
		{
			schema: {
				summary: "List the notes of a case",
				description: "As they stand now, oldest first; those on one person where personId names it.",
				tags: ["notes"],
				params: Params,
				querystring: Query,
				response: { 200: object({ notes: Type.Array(Note), next: orNull(Id), more: Type.Boolean() }) },
			},
			config: { access: "cases:read" },
		},
		async ({ session, params: { id }, query: { limit: asked = "50", after, personId } }) => {
			const limit = Number(asked);
			const { found } = await consult(deps, session, {
				record: "case",
				id,
				query: "list-notes",
				read: async (tx) =>
					(await findCase(tx, id)) ? notesOf(tx, { caseId: id, personId, limit: limit + 1, after }) : undefined,
			});
			const page = found.slice(0, limit);
			const more = found.length > limit;
			return { notes: page.map(present), next: more ? (page.at(-1)?.noteId ?? null) : null, more };
		},
	);
	app.get<{ Params: Static<typeof Params> }>(
		"/notes/:id/versions",
		{
			schema: {
				summary: "Read a note with everything that it said before",
				description: "Oldest first; the last is how it stands now.",
				tags: ["notes"],
				params: Params,
				response: { 200: object({ versions: Type.Array(Note) }) },
			},
			config: { access: "cases:read" },
		},
		async ({ session, params: { id } }) => {
			const { found } = await audited(deps, session, {
				action: "consultation",
				record: "note",
				ids: [id],
				query: "read-note",
				missing: "No such note.",
				read: async (tx) => {
					const versions = await versionsOf(tx, id);
					return versions.length > 0 ? versions : undefined;
				},
			});
			return { versions: found.map(present) };
		},
	);
};
