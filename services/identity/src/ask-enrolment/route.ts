import type { Operations } from "@seamark/service";
import Type from "typebox";
import { directoryCommand } from "../command.ts";
import type { Identity } from "../identity.ts";
import { ById, Id, Moment, object } from "../schema.ts";
import { halfCode, halfHash } from "../sign-in/codes.ts";
import { giverOf } from "../sign-in/givers.ts";
import { found, readAgency, readOfficer } from "../store/read.ts";
import { decideAskEnrolment } from "./decide.ts";

const replace = Type.Boolean({
	description: "true after a loss, or to change it: passkeys of before are removed with it",
});

export const askEnrolment = (api: Operations, identity: Identity) =>
	directoryCommand(api, {
		name: "ask-enrolment",
		url: "/officers/:id/enrolments",
		access: "agency:admin",
		passkeyAgain: true,
		summary: "Ask for a code by which an officer of your agency enrols a passkey, and get its first half",
		description:
			"A second person of the administration confirms it (POST /enrolments/{id}/confirm) and gets the second half. Each hands over their half.",
		params: ById,
		body: object({ replace: Type.Optional(replace) }),
		status: 201,
		answer: object({ id: Id, firstHalf: Type.String(), expiresAt: Moment }),
		handle: async ({ params, body, who, session }) => {
			const { pool, hubKey, newId, now } = identity.context;
			const officer = found(await readOfficer(pool, who.agency, params.id));
			const agency = found(await readAgency(pool, who.agency));
			const { giver, holders } = await giverOf(identity, who.agency, { who, session });
			const half = halfCode(identity.random(10));
			return decideAskEnrolment(
				{ officer: officer.id, replace: body.replace === true },
				{
					agencyId: who.agency,
					hosted: agency.issuer === null,
					giver,
					has: holders.has(officer.id),
				},
				{ id: newId(), half, hash: halfHash(hubKey, "first", half) },
				now(),
			);
		},
	});
