import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { AlertFilter } from "../alert/filter.ts";
import { Id } from "../alert/schema.ts";
import type { Reach } from "../deliver-webhooks/post.ts";
import type { Deps } from "../deps.ts";
import {
	deadLettersOf,
	dropSubscription,
	ownSubscriptions,
	redeliver,
	rotateSecret,
	saveSubscription,
} from "./handle.ts";

const Params = Type.Object({ id: Id }, { additionalProperties: false });
const Body = Type.Object(
	{
		name: Type.String({ minLength: 1, maxLength: 100 }),
		filter: AlertFilter,
		webhook: Type.Optional(
			Type.Object(
				{ url: Type.String({ minLength: 1, maxLength: 2_000, description: "public https address of your agency" }) },
				{ additionalProperties: false },
			),
		),
	},
	{ additionalProperties: false },
);
const Moment = Type.String({ format: "date-time" });
const Secret = Type.String({ description: "signs deliveries (Seamark-Signature); shown this once" });
const Webhook = Type.Object({
	url: Type.String(),
	state: Type.Enum(["active", "failing", "suspended", "stopped"]),
	cause: Type.String({ description: "why it is not active" }),
	since: Moment,
	waiting: Type.Integer({ minimum: 0 }),
	deadLetters: Type.Integer({ minimum: 0 }),
});

const save = {
	summary: "Save a subscription",
	description:
		"A named filter of your duty post. Whoever holds the post follows it; a rotation hands it on. With a webhook, what it lets through is also posted to your address, signed, at least once, for the duty post itself and the purpose of this token.",
	tags: ["feed"],
	body: Body,
	response: { 201: Type.Object({ id: Id, name: Type.String(), createdAt: Moment, secret: Type.Optional(Secret) }) },
};
const list = {
	summary: "Subscriptions of your duty post",
	tags: ["feed"],
	response: {
		200: Type.Object({
			subscriptions: Type.Array(
				Type.Object({
					id: Id,
					post: Id,
					agency: Id,
					name: Type.String(),
					filter: AlertFilter,
					webhook: Type.Union([Webhook, Type.Null()]),
					status: Type.String(),
					createdAt: Moment,
				}),
			),
		}),
	},
};
const remove = { summary: "Remove a subscription", tags: ["feed"], params: Params, response: { 204: Type.Null() } };
const rotate = {
	summary: "Replace the signing secret of a webhook",
	description: "The secret before signs nothing from now on, not even what is tried again.",
	tags: ["feed"],
	params: Params,
	response: { 200: Type.Object({ secret: Secret }) },
};
const letters = {
	summary: "Deliveries of a webhook that were given up",
	description:
		"After a day of failures a delivery is put aside with its cause. Up to 1000, oldest first; `more` says that there are others.",
	tags: ["feed"],
	params: Params,
	response: {
		200: Type.Object({
			deadLetters: Type.Array(
				Type.Object({
					delivery: Id,
					alert: Id,
					version: Type.Integer({ minimum: 1 }),
					urgent: Type.Boolean(),
					attempts: Type.Integer({ minimum: 0 }),
					cause: Type.String(),
					queuedAt: Moment,
					failedAt: Moment,
				}),
			),
			more: Type.Boolean(),
		}),
	},
};
const again = {
	summary: "Deliver again what was given up",
	description:
		"Queues all dead letters, and has a webhook that fails or stopped try at once. What you may no longer see by now is not sent.",
	tags: ["feed"],
	params: Params,
	response: { 202: Type.Object({ queued: Type.Integer({ minimum: 0 }) }) },
};

export const subscriptionRoutes = (app: HttpServer, deps: Deps, reach: Reach): void => {
	const config = { access: "alerts:subscribe" as const };
	type ById = { Params: Static<typeof Params> };
	app.post<{ Body: Static<typeof Body> }>("/subscriptions", { schema: save, config }, async (request, reply) =>
		reply
			.code(201)
			.send(
				await saveSubscription(
					deps,
					reach,
					request.session,
					request.body,
					onceOf(request, request.session.claims.post),
				),
			),
	);
	app.get("/subscriptions", { schema: list, config }, (request) => ownSubscriptions(deps, request.session));
	app.delete<ById>("/subscriptions/:id", { schema: remove, config }, async (request, reply) => {
		await dropSubscription(deps, request.session, request.params.id);
		return reply.code(204).send();
	});
	app.post<ById>("/subscriptions/:id/rotate-secret", { schema: rotate, config }, (request) =>
		rotateSecret(deps, request.session, request.params.id),
	);
	app.get<ById>("/subscriptions/:id/dead-letters", { schema: letters, config }, (request) =>
		deadLettersOf(deps, request.session, request.params.id),
	);
	app.post<ById>("/subscriptions/:id/redeliver", { schema: again, config }, async (request, reply) =>
		reply.code(202).send(await redeliver(deps, request.session, request.params.id)),
	);
};
