import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { giveFeedback, readFeedback } from "./handle.ts";

const uses = ["acted-on", "opened-case", "linked-to-case", "informed-patrol", "no-use", "wrong", "other"] as const;
const Params = Type.Object({ id: Id }, { additionalProperties: false });
const Body = Type.Object(
	{ use: Type.Enum([...uses]), note: Type.Optional(Type.String({ minLength: 1, maxLength: 2_000 })) },
	{ additionalProperties: false },
);
const Moment = Type.String({ format: "date-time" });

const give = {
	summary: "Tell the originator what the alert was used for",
	description: "Sharing is reciprocal: whoever contributed learns what came of it.",
	tags: ["alerts"],
	params: Params,
	body: Body,
	response: { 201: Type.Object({ id: Id, alert: Id, givenAt: Moment }) },
};

const read = {
	summary: "What others made of the alert",
	description: "For the originator of the alert.",
	tags: ["alerts"],
	params: Params,
	response: {
		200: Type.Object({
			feedback: Type.Array(
				Type.Object({
					id: Id,
					agency: Id,
					post: Id,
					version: Type.Integer(),
					use: Type.String(),
					note: Type.Union([Type.String(), Type.Null()]),
					givenAt: Moment,
				}),
			),
		}),
	},
};

export const giveFeedbackRoutes = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/alerts/:id/feedback",
		{ schema: give, config: { access: "alerts:read" } },
		async (request, reply) =>
			reply
				.code(201)
				.send(
					await giveFeedback(
						deps,
						request.session,
						request.params.id,
						request.body,
						onceOf(request, request.session.claims.post),
					),
				),
	);
	app.get<{ Params: Static<typeof Params> }>(
		"/alerts/:id/feedback",
		{ schema: read, config: { access: "alerts:read" } },
		(request) => readFeedback(deps, request.session, request.params.id),
	);
};
