import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { AlertFilter } from "../alert/filter.ts";
import { reportChanges } from "../deliver-webhooks/reports.ts";
import { openSecret, standardSecretOf } from "../deliver-webhooks/sign.ts";

export const Secret = Type.String({ description: "signs deliveries (Seamark-Signature); shown this once" });
export const StandardSecret = Type.String({
	description: "the same secret as libraries of Standard Webhooks take it (webhook-signature)",
});
/** A webhook's secret, where it is shown. */
export const shownSecret = (hubKey: Uint8Array, id: string, sealed: string) => {
	const secret = openSecret(hubKey, id, Buffer.from(sealed, "base64"));
	return { secret, standardSecret: standardSecretOf(secret) };
};

export const Reports = Type.Array(oneOf(reportChanges), {
	minItems: 1,
	maxItems: reportChanges.length,
	uniqueItems: true,
	description:
		"what the webhook tells of your agency's reports: received, due (before its target), overdue, settled (taken in, merged or dismissed)",
});

export const SubscriptionAnswer = object({
	id: Id,
	post: Id,
	agency: Id,
	name: Type.String(),
	filter: AlertFilter,
	reports: Type.Optional(Reports),
	webhook: orNull(
		object({
			url: Type.String(),
			state: oneOf(["active", "failing", "suspended", "waiting-for-confirmation", "waiting-for-approval", "stopped"]),
			cause: Type.String({ description: "why it is not active" }),
			since: Moment,
			waiting: Type.Integer({ minimum: 0 }),
			deadLetters: Type.Integer({ minimum: 0 }),
		}),
	),
	status: Type.String(),
	version: Type.Integer(),
	createdAt: Moment,
});
