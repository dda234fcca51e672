import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, object, oneOf, text, Version } from "../../schema.ts";
import { findSecondPerson } from "../../store/second-persons.ts";
import { SecondPersonAnswer } from "../present.ts";
import { decideAnswerRequest } from "./decide.ts";

export const answerRequest = (api: Operations): void =>
	api.command({
		name: "answer-request",
		url: "/second-person/:id/answer",
		access: "cases:read",
		passkeyAgain: true,
		secondOfficer: true,
		summary: "Confirm or decline as the second officer",
		description:
			"Look at what it is for first. You need the scope that the first officer needed. An answer is final. To decline needs a reason.",
		tag: "second-person",
		record: "second-person",
		params: ById,
		body: object({
			expectedVersion: Version,
			answer: oneOf(["confirmed", "declined"]),
			reason: Type.Optional(text(1_000, "without names")),
		}),
		answer: SecondPersonAnswer,
		find: ({ params, asCaller }) => asCaller((tx) => findSecondPerson(tx, params.id)),
		missing: { detail: "No such request in your agency." },
		handle: ({ found, body, who, actor, at }) => decideAnswerRequest(found, body, { actor, scopes: who.scopes, at }),
	});
