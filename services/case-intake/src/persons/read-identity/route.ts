import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { readOfErased } from "../../erasure/erased.ts";
import { erasureOf } from "../../erasure/erasure.ts";
import { ById, Identity, object } from "../../schema.ts";
import { findPerson } from "../../store/read-persons.ts";
import { mayOpenPerson, openIdentity } from "../opening/open.ts";

export const readIdentity = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "read-identity",
		url: "/persons/:id/identity",
		access: "cases:read",
		passkeyAgain: true,
		summary: "Open who a person is",
		description:
			"From the vault, for the purpose that the token names, if it fits who the person is. Who a victim, a child, a refugee, a witness or a relative is needs a second officer first: ask with POST /openings. What was erased answers ERASED, and says when, by which post and why. Every opening is recorded with post, officer and purpose before the answer leaves.",
		tag: "persons",
		record: "person",
		params: ById,
		answer: object({ identity: Identity, version: Type.Integer({ description: "of the person" }) }),
		read: ({ params, asCaller, ...asking }) =>
			asCaller(async (tx) => {
				const person = await findPerson(tx, params.id);
				if (!person) return undefined;
				const opened = person.identityId === null ? { by: null } : await mayOpenPerson(tx, person, asking);
				return { person, opened };
			}),
		missing: "PERSON_NOT_FOUND",
		isFound: ({ person: { identityId } }) => identityId !== null,
		// Opened once the read is in the log.
		present: async ({ person, opened }, asking) => {
			const { identityId, state } = person;
			if (identityId) return { ...(await openIdentity(deps, opened, identityId, asking)), version: state.version };
			const erasure = erasureOf(person);
			if (erasure) throw readOfErased(erasure);
			throw new HubError("NOT_FOUND", { detail: "Nothing that identifies this person was ever recorded." });
		},
	});
