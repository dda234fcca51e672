import type { Operations } from "@seamark/service";
import { Id, Moment, object, oneOf, text } from "@seamark/service/schema";
import { findLiveAlert } from "../alert/find-live-alert.ts";
import type { Deps } from "../deps.ts";
import { findQuestion } from "../store/questions.ts";
import { answeredTo, decideAnswerQuestion, mostAnswers } from "./decide.ts";

const To = oneOf([...answeredTo], {
	description:
		"asker: the agency that asked; all: everybody who may see the alert, without the question and without who asked",
});

export const answerQuestion = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "answer-question",
		url: "/alerts/:id/questions/:question/answers",
		access: "alerts:raise",
		summary: "Answer a question on an alert of your agency",
		description: `Say for whom the answer is. One for all has to be clear by itself: others see neither the question nor who asked. A question has up to ${mostAnswers} answers.`,
		record: "alert",
		params: object({ id: Id, question: Id }),
		body: object({ text: text(5_000), to: To }),
		status: 201,
		answer: object({ id: Id, answeredAt: Moment }),
		find: ({ params, asCaller }) =>
			asCaller(async (tx) => {
				const alert = await findLiveAlert(tx, params.id);
				const question = alert && (await findQuestion(tx, params.id, params.question));
				return question && { alert, question };
			}, "change"),
		missing: { detail: "There is no such question on an alert of your agency." },
		handle: ({ found, body, who, actor, at }) =>
			decideAnswerQuestion(found, body, { who, actor, id: context.newId(), at }),
	});
