import { HubError } from "@seamark/errors";
import { type HttpServer, onceOf } from "@seamark/http";
import { answerGiven } from "@seamark/log";
import Type, { type Static } from "typebox";
import { caseForChange } from "../../cases/case/case-for-change.ts";
import type { Deps } from "../../deps.ts";
import { commitRecord } from "../../plumbing/commit-record.ts";
import { Id, object, Version } from "../../schema.ts";
import { insertNote, versionsOf } from "../../store/notes.ts";
import { readAs } from "../../store/read.ts";
import { NoteText } from "../write-note/route.ts";

const Params = object({ id: Id });
const Correction = object({ expectedVersion: Version, text: NoteText });
const response = { 201: object({ id: Id, version: Type.Integer() }) };

export const correctNoteRoute = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Correction> }>(
		"/notes/:id/corrections",
		{
			schema: {
				summary: "Correct a note",
				description: "The correction is the note's next version; what stood before stays readable.",
				tags: ["notes"],
				params: Params,
				body: Correction,
				response,
			},
			config: { access: "cases:write" },
		},
		async (request, reply) => {
			const { session, params, body } = request;
			const once = onceOf(request, session.claims.post);
			// A retry finds the note corrected.
			const given = once && (await answerGiven(context.pool, once));
			if (given !== undefined) return reply.code(201).send(given);
			const who = session.principal();
			const last = (await readAs(context.pool, who, context.now(), (tx) => versionsOf(tx, params.id))).at(-1);
			if (!last) throw new HubError("NOT_FOUND", { detail: "No such note." });
			const { found } = await caseForChange(deps, session, last.caseId);
			if (last.version !== body.expectedVersion) throw new HubError("VERSION_CONFLICT");
			if (last.text === body.text)
				throw new HubError("REFUSED", { faults: [{ at: "/text", message: "is what the note says already" }] });
			const version = last.version + 1;
			const answer = await commitRecord(deps, session, who, {
				caseId: last.caseId,
				record: "note",
				recordId: params.id,
				change: "changed",
				writes: [
					{
						statement: insertNote,
						row: {
							id: context.newId(),
							note_id: params.id,
							version,
							case_id: last.caseId,
							person_id: last.personId,
							agency: found.agency,
							text: body.text,
							written_at: new Date(context.now()).toISOString(),
							by_post: who.post,
						},
					},
				],
				answer: { id: params.id, version },
				once,
			});
			return reply.code(201).send(answer);
		},
	);
};
