import type { Actor } from "@seamark/auth";
import type { Scope } from "@seamark/policy";
import type { Decision } from "@seamark/service";
import { secondPersonAnswered } from "../../events.ts";
import { answerSecondPerson, toSecondPersonRow } from "../../store/second-persons.ts";
import { presentSecondPerson } from "../present.ts";
import { answer, type SecondPerson } from "../second-person.ts";

export const decideAnswerRequest = (
	asked: SecondPerson,
	given: { answer: "confirmed" | "declined"; reason?: string },
	by: { actor: Actor; scopes: readonly Scope[]; at: number },
): Decision => {
	const answered = answer(asked, given, by);
	if ("refused" in answered) return answered;
	const { request } = answered;
	return {
		writes: [{ statement: answerSecondPerson, row: toSecondPersonRow(request) }],
		events: [secondPersonAnswered(request, by.actor)],
		answer: presentSecondPerson(request, by.at),
	};
};
