import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import type { Deps } from "../../deps.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Id, object } from "../../schema.ts";
import { isOfCase } from "../../store/happenings.ts";
import { insertNote } from "../../store/notes.ts";
import { readAs } from "../../store/read.ts";

const Params = object({ id: Id });
/** What a note says. */
export const NoteText = Type.String({
	minLength: 1,
	maxLength: 20_000,
	description: "names belong to the identity of the person",
});
const Note = object({ text: NoteText, personId: Type.Optional(Id) });
const response = { 201: object({ id: Id, version: Type.Integer() }) };

export const writeNoteRoute = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Note> }>(
		"/cases/:id/notes",
		{
			schema: {
				summary: "Write a note on a case or on a person in it",
				description:
					"A note is never changed or removed, only corrected. Send an Idempotency-Key to make retries safe.",
				tags: ["notes"],
				params: Params,
				body: Note,
				response,
			},
			config: { access: "cases:write" },
		},
		async (request, reply) => {
			const { session, params, body } = request;
			const { personId } = body;
			const once = onceOf(request, session.claims.post);
			const { found, who } = await caseForChange(deps, session, params.id);
			const ofCase =
				personId === undefined ||
				(await readAs(context.pool, who, context.now(), (tx) => isOfCase(tx, found.id, personId)));
			if (!ofCase)
				throw new HubError("REFUSED", { faults: [{ at: "/personId", message: "is no person of this case" }] });
			const id = context.newId();
			const answer = await commitRecord(deps, session, who, {
				caseId: found.id,
				record: "note",
				recordId: id,
				change: "added",
				writes: [
					{
						statement: insertNote,
						row: {
							id,
							note_id: id,
							version: 1,
							case_id: found.id,
							person_id: personId ?? null,
							agency: found.agency,
							text: body.text,
							written_at: new Date(context.now()).toISOString(),
							by_post: who.post,
						},
					},
				],
				answer: { id, version: 1 },
				once,
			});
			return reply.code(201).send(answer);
		},
	);
};
