import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { recallAlert } from "./handle.ts";

const Params = Type.Object({ id: Id }, { additionalProperties: false });
const Body = Type.Object(
	{
		expectedVersion: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
		reason: Type.String({ minLength: 3, maxLength: 500 }),
	},
	{ additionalProperties: false },
);

const schema = {
	summary: "Recall an alert",
	description:
		"Takes the alert back: its content is gone from every read, a tombstone with the reason stays, and every holder is told to delete and acknowledge.",
	tags: ["alerts"],
	params: Params,
	body: Body,
	response: {
		200: Type.Object({
			id: Id,
			version: Type.Integer(),
			status: Type.Literal("recalled"),
			changedAt: Type.String({ format: "date-time" }),
		}),
	},
};

export const recallAlertRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/alerts/:id/recall",
		{ schema, config: { access: "alerts:raise" } },
		(request) =>
			recallAlert(deps, request.session, request.params.id, request.body, onceOf(request, request.session.claims.post)),
	);
};
