import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { citingTruly } from "../../law/citing.ts";
import { Breaches } from "../../persons/person/answer.ts";
import { findChangeablePerson } from "../../persons/person/find-changeable-person.ts";
import { ById, Day, Id, object, text } from "../../schema.ts";
import { decideChargePerson } from "./decide.ts";

export const chargePerson = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "charge-person",
		url: "/persons/:id/charges",
		access: "cases:write",
		summary: "Record that a suspect was charged",
		description:
			"The offence as charged and the provision that the charge names are kept apart from the crime that was assessed. Nobody is charged for having been smuggled or trafficked, or for having fled. A charge of that kind that was laid all the same is recorded where chargedOn says when: with what it broke, with an alarm, and counted as a breach and not as a charge.",
		tag: "charges",
		record: "person",
		params: ById,
		body: object({
			offence: Type.String({
				minLength: 1,
				maxLength: 60,
				description: "as charged; what was assessed is kept apart from it",
			}),
			statute: Type.Optional(text(300)),
			chargedOn: Type.Optional(Day),
		}),
		status: 201,
		answer: object({ id: Id, version: Type.Integer(), breaches: Breaches }),
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) => {
			const by = { actor, country: who.country, id: context.newId(), at };
			return citingTruly(decideChargePerson(found.person.state, body, by), who, at);
		},
	});
