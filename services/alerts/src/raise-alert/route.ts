import { type HttpServer, onceOf } from "@seamark/http";
import Type from "typebox";
import { AlertDraft } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { raiseAlert } from "./handle.ts";

const schema = {
	summary: "Raise an alert",
	description:
		"Posts an alert. It reaches exactly those whom its handling names and the agreements allow; an empty audience reaches nobody. A victim can never be its subject. Send an Idempotency-Key to make retries safe.",
	tags: ["alerts"],
	body: AlertDraft,
	response: {
		201: Type.Object({
			id: Type.String({ format: "uuid" }),
			version: Type.Integer(),
			status: Type.Literal("live"),
			raisedAt: Type.String({ format: "date-time" }),
		}),
	},
};

export const raiseAlertRoute = (app: HttpServer, deps: Deps): void => {
	app.post<{ Body: AlertDraft }>("/alerts", { schema, config: { access: "alerts:raise" } }, async (request, reply) => {
		const raised = await raiseAlert(deps, request.session, request.body, onceOf(request, request.session.claims.post));
		return reply.code(201).header("location", `/alerts/${raised.id}`).send(raised);
	});
};
