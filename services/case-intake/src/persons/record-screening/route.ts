import type { Operations } from "@seamark/service";
import Type from "typebox";
import { protectionFlags, screeningOutcomes } from "../../codes/persons.ts";
import { citingTruly } from "../../law/citing.ts";
import { ById, object, oneOf, Version } from "../../schema.ts";
import { PersonAnswer } from "../person/answer.ts";
import { changePerson } from "../person/change-person.ts";
import { findChangeablePerson } from "../person/find-changeable-person.ts";
import { decideRecordScreening } from "./decide.ts";

const Flags = Type.Array(oneOf(protectionFlags), {
	uniqueItems: true,
	description: "everything that prevents a return from now on; an empty list says that nothing does",
});

export const recordScreening = (api: Operations): void =>
	api.command({
		name: "record-screening",
		url: "/persons/:id/screening",
		access: "cases:write",
		summary: "Record what a screening found",
		description:
			"Before a return or removal can be recorded, a screening must be on record, and it must not have been reopened by what was found since.",
		tag: "persons",
		record: "person",
		params: ById,
		body: object({ expectedVersion: Version, outcome: oneOf(screeningOutcomes), flags: Flags }),
		answer: PersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) => {
			const decision = decideRecordScreening(found.person.state, { ...body, by: { post: who.post, at } });
			return citingTruly(changePerson(found, decision, { actor, at }), who, at);
		},
	});
