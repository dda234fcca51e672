import type { Operations } from "@seamark/service";
import { ById, Id, Moment, object, oneOf, text } from "@seamark/service/schema";
import Type from "typebox";
import type { Deps } from "../deps.ts";
import { findAlert } from "../store/alerts.ts";
import { decideGiveFeedback } from "./decide.ts";

const uses = ["acted-on", "opened-case", "linked-to-case", "informed-patrol", "no-use", "wrong", "other"] as const;

export const giveFeedback = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "give-feedback",
		url: "/alerts/:id/feedback",
		access: "alerts:read",
		summary: "Tell the originator what the alert was used for",
		description: "The originator learns what came of its alert. The note stays between your two agencies.",
		record: "alert",
		params: ById,
		body: object({ use: oneOf([...uses]), note: Type.Optional(text(2_000)) }),
		status: 201,
		answer: object({ id: Id, alert: Id, givenAt: Moment }),
		find: ({ params, asCaller }) => asCaller((tx) => findAlert(tx, params.id), "feedback"),
		missing: "ALERT_NOT_FOUND",
		handle: ({ found, body, who, actor, at }) =>
			decideGiveFeedback(found, body, { who, actor, id: context.newId(), at }),
	});
