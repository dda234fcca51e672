import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { forChange } from "../case/consult.ts";
import type { Deps } from "../deps.ts";
import { personChanged } from "../events.ts";
import { Id, object } from "../schema.ts";
import { replacePerson, toPersonRow } from "../store/persons.ts";
import { findPerson } from "../store/read-persons.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Erase who a person is",
	description:
		"The vault destroys the identity's key: nobody can read it again, from a backup neither. The person stays in the case under the pseudonym, and is counted. Also where the case is closed.",
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
			if (!identityId) throw new HubError("NOT_FOUND", { detail: "Nothing identifies this person here any more." });
			const actor = actorOf(session, who);
			// The vault first: an erasure that is not recorded here can be asked for again, one that was only recorded cannot.
			await vault.erase({ actor, identityId });
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
				],
				events: [
					personChanged({
						personId: state.id,
						caseId: state.caseId ?? "",
						actor,
						version: state.version + 1,
						fields: ["identity"],
					}),
				],
				writer: who.agency,
				traceparent: currentTraceparent(),
			});
			return reply.code(204).send(null);
		},
	);
};
