import { type Directory, namesIn } from "@seamark/auth";
import { Id, Moment, object, oneOf } from "@seamark/service/schema";
import Type from "typebox";
import { answeredTo } from "../answer-question/decide.ts";
import type { Thread } from "../store/questions.ts";

/** What was asked on an alert, and what was answered, as its reader sees it. */
export const ThreadAnswer = object({
	id: Id,
	alert: Id,
	question: Type.Optional(
		object(
			{
				agency: Id,
				agencyName: Type.String(),
				post: Id,
				postName: Type.String(),
				version: Type.Integer({ description: "version of the alert that it was asked about" }),
				text: Type.String(),
				askedAt: Moment,
			},
			{ description: "for who asked, and for the originator" },
		),
	),
	answers: Type.Array(object({ id: Id, to: oneOf([...answeredTo]), text: Type.String(), answeredAt: Moment })),
});

export const presentThread = ({ id, alert, question, answers }: Thread, directory: Directory) => ({
	id,
	alert,
	...(question ? { question: { ...question, ...namesIn(directory, question) } } : {}),
	answers: answers.map((one) => ({
		id: one.id,
		to: one.toAll ? ("all" as const) : ("asker" as const),
		text: one.text,
		answeredAt: one.answeredAt,
	})),
});
