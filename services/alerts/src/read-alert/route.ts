import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { AlertAnswer } from "../alert/answer.ts";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { readAlert } from "./handle.ts";

const Params = Type.Object({ id: Id }, { additionalProperties: false });

const schema = {
	summary: "Read an alert",
	description:
		"The alert as it is now; a tombstone when it was recalled. The reading is recorded, and the originator can ask who read it.",
	tags: ["alerts"],
	params: Params,
	response: { 200: AlertAnswer },
};

export const readAlertRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>("/alerts/:id", { schema, config: { access: "alerts:read" } }, (request) =>
		readAlert(deps, request.session, request.params.id),
	);
};
