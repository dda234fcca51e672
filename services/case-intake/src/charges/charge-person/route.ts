import type { Operations } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { citingTruly } from "../../law/citing.ts";
import { findChangeablePerson } from "../../persons/person/find-changeable-person.ts";
import { ById, object } from "../../schema.ts";
import { ChargedAnswer, chargeFields } from "../charge/schema.ts";
import { decideChargePerson } from "./decide.ts";

export const chargePerson = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "charge-person",
		url: "/persons/:id/charges",
		access: "cases:write",
		summary: "Record that a suspect was charged",
		description:
			"The offence as charged and the provision that the charge names are kept apart from the crime that was assessed. Nobody is charged for having been smuggled or trafficked, or for having fled, and nobody with what was no offence on the day of the act (acted): the profile of the case says what its law was, and law of the answer what it said, with a later law that is more lenient. A charge of that kind that was laid all the same is recorded where chargedOn says when: with what it broke, with an alarm, and counted as a breach and not as a charge.",
		tag: "charges",
		record: "person",
		params: ById,
		body: object(chargeFields),
		status: 201,
		answer: ChargedAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findChangeablePerson(tx, params.id)),
		missing: "PERSON_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) => {
			const by = { actor, country: who.country, id: context.newId(), at };
			return citingTruly(decideChargePerson(found.person.state, body, by, found.ofCase?.jurisdiction ?? ""), who, at);
		},
	});
