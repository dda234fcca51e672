import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, text } from "@seamark/service/schema";
import Type from "typebox";
import { findLiveAlert } from "../alert/find-live-alert.ts";
import type { Deps } from "../deps.ts";
import { countQuestions } from "../store/questions.ts";
import { decideAskQuestion, mostAsked, mostOpen } from "./decide.ts";

export const askQuestion = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "ask-question",
		url: "/alerts/:id/questions",
		access: "alerts:read",
		summary: "Ask the originator about an alert",
		description: `Only the originator reads the question, and the originator says who reads the answer. It is under the handling of the alert, and goes with its recall. An agency has up to ${mostOpen} questions on an alert that wait for an answer, and ${mostAsked} in all.`,
		record: "alert",
		params: ById,
		body: object({ text: text(2_000) }),
		status: 201,
		answer: object({ id: Id, alert: Id, version: Type.Integer(), askedAt: Moment }),
		find: ({ params, who, asCaller }) =>
			asCaller(async (tx) => {
				const alert = await findLiveAlert(tx, params.id);
				return alert && { alert, ...(await countQuestions(tx, params.id, who.agency)) };
			}, "feedback"),
		missing: "ALERT_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) =>
			decideAskQuestion(found, body.text, { who, actor, id: context.newId(), at }),
	});
