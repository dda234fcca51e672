import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { acknowledgeAlert, readAcknowledgements } from "./handle.ts";

const Params = Type.Object({ id: Id }, { additionalProperties: false });
const Body = Type.Object(
	{ version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
	{ additionalProperties: false },
);
const Moment = Type.String({ format: "date-time" });

const acknowledge = {
	summary: "Acknowledge an alert or its recall",
	description:
		"Confirms that your duty post has this version; for the version that recalls it, that your copies are deleted.",
	tags: ["alerts"],
	params: Params,
	body: Body,
	response: { 201: Type.Object({ id: Id, version: Type.Integer(), acknowledgedAt: Moment }) },
};

const read = {
	summary: "Who has acknowledged",
	description: "For the originator of the alert: which posts hold which version, and who has confirmed a recall.",
	tags: ["alerts"],
	params: Params,
	response: {
		200: Type.Object({
			acknowledgements: Type.Array(
				Type.Object({ agency: Id, post: Id, version: Type.Integer(), recall: Type.Boolean(), acknowledgedAt: Moment }),
			),
		}),
	},
};

export const acknowledgeAlertRoutes = (app: HttpServer, deps: Deps): void => {
	app.post<{ Params: Static<typeof Params>; Body: Static<typeof Body> }>(
		"/alerts/:id/acknowledgements",
		{ schema: acknowledge, config: { access: "alerts:read" } },
		async (request, reply) =>
			reply.code(201).send(await acknowledgeAlert(deps, request.session, request.params.id, request.body.version)),
	);
	app.get<{ Params: Static<typeof Params> }>(
		"/alerts/:id/acknowledgements",
		{ schema: read, config: { access: "alerts:read" } },
		(request) => readAcknowledgements(deps, request.session, request.params.id),
	);
};
