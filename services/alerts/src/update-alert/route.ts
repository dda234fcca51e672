import { type HttpServer, onceOf } from "@seamark/http";
import Type, { type Static } from "typebox";
import { AlertDraft, Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { updateAlert } from "./handle.ts";

const Params = Type.Object({ id: Id }, { additionalProperties: false });
const Body = Type.Object(
	{
		expectedVersion: Type.Integer({
			minimum: 1,
			maximum: 1_000_000,
			description: "the version that this one replaces",
		}),
		draft: AlertDraft,
	},
	{ additionalProperties: false },
);

const schema = {
	summary: "Update an alert",
	description:
		"Replaces the whole alert by a new version, if nobody was faster. Handling can be narrowed, and widened by the originator alone.",
	tags: ["alerts"],
	params: Params,
	body: Body,
	response: {
		200: Type.Object({
			id: Id,
			version: Type.Integer(),
			status: Type.Literal("live"),
			changedAt: Type.String({ format: "date-time" }),
		}),
	},
};

export const updateAlertRoute = (app: HttpServer, deps: Deps): void => {
	app.put<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/alerts/:id",
		{ schema, config: { access: "alerts:raise" } },
		(request) =>
			updateAlert(deps, request.session, request.params.id, request.body, onceOf(request, request.session.claims.post)),
	);
};
