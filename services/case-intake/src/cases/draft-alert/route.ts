import type { Tx } from "@seamark/db";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { leavingOutTruly } from "../../law/citing.ts";
import { ById, object } from "../../schema.ts";
import { findCase } from "../../store/cases.ts";
import { thingsOf } from "../../store/entities.ts";
import { happeningsOf } from "../../store/happenings.ts";
import { personsForAlert } from "../../store/read-persons.ts";
import { decideDraftAlert } from "./decide.ts";
import { Draft } from "./schema.ts";

export const draftAlert = (api: Operations): void =>
	api.reading({
		name: "draft-alert",
		url: "/cases/:id/alert-draft",
		access: "cases:read",
		summary: "Draft an alert from a case",
		description:
			"The topic follows from what was assessed under the Protocols and what suspects are suspected of; it is left out where neither settles it. Routes, methods, things and suspects, never a person in need of protection, and no text that people wrote into the case. The draft cannot be raised as it is: grade it, name an audience, say what else is `missing`, and send it to POST /alerts.",
		record: "case",
		params: ById,
		answer: object({
			draft: Draft,
			leftOut: Type.Array(object({ pseudonym: Type.String(), reason: Type.String() })),
			missing: Type.Array(object({ at: Type.String(), message: Type.String() }), {
				description: "what to say before it can be raised",
			}),
		}),
		read: ({ params, asCaller }) => asCaller((tx) => factsOf(tx, params.id)),
		missing: "CASE_NOT_FOUND",
		// Every suspect is in the draft or among those left out.
		beside: ({ persons }) => [
			{ record: "person", ids: persons.flatMap(({ state }) => (state.roles.includes("suspect") ? [state.id] : [])) },
		],
		present: (found, { who, at }) => leavingOutTruly(decideDraftAlert(found), who, at),
	});

const factsOf = async (tx: Tx, caseId: string) => {
	const one = await findCase(tx, caseId);
	if (!one) return undefined;
	const { route, incidents } = await happeningsOf(tx, one.id, 500);
	return {
		one,
		route,
		incidents,
		persons: await personsForAlert(tx, one.id),
		things: await thingsOf(tx, one.id),
	};
};
