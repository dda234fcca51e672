import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { AlertFilter } from "../alert/filter.ts";

export const Secret = Type.String({ description: "signs deliveries (Seamark-Signature); shown this once" });

export const SubscriptionAnswer = object({
	id: Id,
	post: Id,
	agency: Id,
	name: Type.String(),
	filter: AlertFilter,
	webhook: orNull(
		object({
			url: Type.String(),
			state: oneOf(["active", "failing", "suspended", "waiting-for-confirmation", "stopped"]),
			cause: Type.String({ description: "why it is not active" }),
			since: Moment,
			waiting: Type.Integer({ minimum: 0 }),
			deadLetters: Type.Integer({ minimum: 0 }),
		}),
	),
	status: Type.String(),
	createdAt: Moment,
});
