import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import type { Static } from "typebox";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, Identity, object } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Open who a person is",
	description:
		"From the vault, for the purpose that the token names. Every opening is recorded with post, officer and purpose before the answer leaves.",
	tags: ["persons"],
	params: Params,
	response: { 200: object({ identity: Identity, version: Type.Integer() }) },
};

export const readIdentityRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/persons/:id/identity",
		{ schema, config: { access: "cases:read" } },
		async ({ session, params }) => {
			const { found, who } = await consult(deps, session, {
				record: "person",
				id: params.id,
				query: "read-identity",
				read: (tx) => findPerson(tx, params.id),
			});
			if (!found.identityId)
				throw new HubError("NOT_FOUND", { detail: "Nothing that identifies this person was ever recorded." });
			return deps.vault.open({ actor: actorOf(session, who), identityId: found.identityId });
		},
	);
};
