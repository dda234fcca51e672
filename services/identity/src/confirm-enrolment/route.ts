import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { mayManageKeys } from "../publish-key/authorise.ts";
import { ById, Id, Moment, NoBody, object } from "../schema.ts";
import { halfCode, halfHash } from "../sign-in/codes.ts";
import { giverOf } from "../sign-in/givers.ts";
import { readEnrolment } from "../store/passkeys.ts";
import { found } from "../store/read.ts";
import { decideConfirmEnrolment } from "./decide.ts";

export const confirmEnrolment = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "confirm-enrolment",
		url: "/enrolments/:id/confirm",
		access: "authenticated",
		passkeyAgain: true,
		secondOfficer: true,
		summary: "Confirm, as a second person, that an officer enrols a passkey, and get the second half of the code",
		description:
			"Needs agency:admin for your own agency, or directory:write while that agency has no two administrators with passkeys.",
		params: ById,
		body: NoBody,
		status: 200,
		answer: object({ id: Id, officer: Id, secondHalf: Type.String(), expiresAt: Moment }),
		handle: async ({ params, who, session }) => {
			const { pool, hubKey, now } = identity.context;
			const enrolment = found(await readEnrolment(pool, params.id));
			mayManageKeys(who, enrolment.agencyId);
			const { giver } = await giverOf(identity, enrolment.agencyId, { who, session });
			const half = halfCode(identity.random(10));
			return decideConfirmEnrolment(enrolment, giver, { half, hash: halfHash(hubKey, "second", half) }, now());
		},
	});
