import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { ById, Identity, object } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";

export const readIdentity = (api: Operations, { vault }: Deps): void =>
	api.reading({
		name: "read-identity",
		url: "/persons/:id/identity",
		access: "cases:read",
		summary: "Open who a person is",
		description:
			"From the vault, for the purpose that the token names. Every opening is recorded with post, officer and purpose before the answer leaves.",
		tag: "persons",
		record: "person",
		params: ById,
		answer: object({ identity: Identity, version: Type.Integer({ description: "of the person" }) }),
		read: ({ params, asCaller }) => asCaller((tx) => findPerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		isFound: ({ identityId }) => identityId !== null,
		// Opened once the read is in the log.
		present: async ({ identityId, state }, { actor }) => {
			if (identityId) return { ...(await vault.open({ actor, identityId })), version: state.version };
			throw new HubError("NOT_FOUND", { detail: "Nothing that identifies this person was ever recorded." });
		},
	});
