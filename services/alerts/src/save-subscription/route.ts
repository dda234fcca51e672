import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { AlertFilter } from "../alert/filter.ts";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { dropSubscription, ownSubscriptions, saveSubscription } from "./handle.ts";

const Params = Type.Object({ id: Id }, { additionalProperties: false });
const Body = Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), filter: AlertFilter }, { additionalProperties: false });
const Moment = Type.String({ format: "date-time" });

const save = {
	summary: "Save a subscription",
	description: "A named filter of your duty post. Whoever holds the post follows it; a rotation hands it on.",
	tags: ["feed"],
	body: Body,
	response: { 201: Type.Object({ id: Id, name: Type.String(), createdAt: Moment }) },
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
					webhookUrl: Type.Union([Type.String(), Type.Null()]),
					status: Type.String(),
					createdAt: Moment,
				}),
			),
		}),
	},
};
const remove = { summary: "Remove a subscription", tags: ["feed"], params: Params, response: { 204: Type.Null() } };

export const subscriptionRoutes = (app: HttpServer, deps: Deps): void => {
	const config = { access: "alerts:subscribe" as const };
	app.post<{ Body: Static<typeof Body> }>("/subscriptions", { schema: save, config }, async (request, reply) =>
		reply.code(201).send(await saveSubscription(deps, request.session, request.body, onceOf(request, request.session.claims.post))),
	);
	app.get("/subscriptions", { schema: list, config }, (request) => ownSubscriptions(deps, request.session));
	app.delete<{ Params: Static<typeof Params> }>("/subscriptions/:id", { schema: remove, config }, async (request, reply) => {
		await dropSubscription(deps, request.session, request.params.id);
		return reply.code(204).send();
	});
};
