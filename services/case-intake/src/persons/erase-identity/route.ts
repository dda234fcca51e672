import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { caseRecordChanged, personChanged } from "../../events.ts";
import { forChange } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { eraseFiles, filesToErase } from "../../store/attachments.ts";
import { replacePerson, toPersonRow } from "../../store/persons.ts";
import { readAs } from "../../store/read.ts";
import { findPerson } from "../../store/read-persons.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Erase who a person is",
	description:
		"The vault destroys the keys of the identity and of the files that were put to the person: nobody can read them again, from a backup neither. The person stays in the case under the pseudonym, and is counted; the files are gone with their names. Also where the case is closed.",
	tags: ["persons"],
	params: Params,
	response: { 204: Type.Null() },
};

export const eraseIdentityRoute = (app: HttpServer, deps: Deps): void => {
	app.delete<{ Params: Static<typeof Params> }>(
		"/persons/:id/identity",
		{ schema, config: { access: "cases:write" } },
		async ({ session, params }, reply) => {
			const { context, vault } = deps;
			const { found, who } = await forChange(deps, session, {
				record: "person",
				read: (tx) => findPerson(tx, params.id),
			});
			const { identityId, state } = found;
			const { id, caseId } = state;
			const files = caseId ? await readAs(context.pool, who, context.now(), (tx) => filesToErase(tx, caseId, id)) : [];
			if (!identityId && files.length === 0)
				throw new HubError("NOT_FOUND", { detail: "Nothing identifies this person here any more." });
			const actor = actorOf(session, who);
			// The vault first: an erasure that is not recorded here can be asked for again, one that was only recorded cannot.
			const fileIds = files.filter((one) => one.sealedBy === "case").map((one) => one.uploadId);
			if (caseId && fileIds.length > 0) await vault.eraseFileKeys({ actor, caseId, fileIds });
			if (identityId) await vault.erase({ actor, identityId });
			await context.committer.commit({
				writes: [
					{
						statement: replacePerson,
						row: toPersonRow({
							...found,
							identityId: null,
							state: { ...state, version: state.version + 1 },
							changedAt: new Date(context.now()).toISOString(),
						}),
					},
					...eraseFiles(files),
				],
				events: [
					personChanged({
						personId: state.id,
						caseId: state.caseId ?? "",
						actor,
						version: state.version + 1,
						fields: ["identity"],
					}),
					...files.map((file) =>
						caseRecordChanged({
							caseId: caseId ?? "",
							actor,
							record: "attachment",
							recordId: file.id,
							change: "removed",
						}),
					),
				],
				writer: who.agency,
				traceparent: currentTraceparent(),
			});
			return reply.code(204).send(null);
		},
	);
};
