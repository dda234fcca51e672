import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import type { AlertState } from "../alert/state.ts";
import { questionAnswered } from "../events.ts";
import { insertAnswer } from "../store/questions.ts";

/** Of one question. */
export const mostAnswers = 10;
export const answeredTo = ["asker", "all"] as const;

/** The originator says for whom the answer is. Its text is in the row alone. */
export const decideAnswerQuestion = (
	{ alert, question }: { alert: AlertState; question: { id: string; answers: number } },
	{ text, to }: { text: string; to: (typeof answeredTo)[number] },
	by: { who: { post: string; agency: string; officer?: string }; actor: Actor; id: string; at: number },
): Decision => {
	if (question.answers >= mostAnswers)
		return refuse("REFUSED", [
			{
				at: "/text",
				message: `the question has ${mostAnswers} answers, the most there may be; update the alert instead`,
			},
		]);
	const { id, actor } = by;
	const { post, agency, officer = null } = by.who;
	const answeredAt = new Date(by.at).toISOString();
	return {
		writes: [
			{
				statement: insertAnswer,
				row: {
					id,
					question_id: question.id,
					alert_id: alert.id,
					agency,
					post,
					officer,
					to_all: to === "all",
					text,
					answered_at: answeredAt,
				},
			},
		],
		events: [questionAnswered(alert, { questionId: question.id, answerId: id, toAll: to === "all" }, actor)],
		answer: { id, answeredAt },
	};
};
