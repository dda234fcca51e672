import type { Operations } from "@seamark/service";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, NoBody, object } from "../schema.ts";
import { readSubject, subjectTaken } from "../store/providers.ts";
import { found } from "../store/read.ts";
import { decideConfirmSubject } from "./decide.ts";

export const confirmSubject = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "confirm-subject",
		url: "/provider-subjects/:id/confirm",
		access: "agency:admin",
		passkeyAgain: true,
		secondOfficer: true,
		summary: "Confirm, as a second officer, who an officer of your agency is at its provider",
		params: ById,
		body: NoBody,
		status: 200,
		answer: object({ id: Id, officer: Id }),
		handle: async ({ params, who }) => {
			const { pool, now } = identity.context;
			const one = found(await readSubject(pool, who.agency, params.id));
			const taken = await subjectTaken(pool, one.providerId, { officer: one.officerId, subject: one.subject });
			return decideConfirmSubject(one, { agencyId: who.agency, officer: who.officer, taken }, now());
		},
	});
