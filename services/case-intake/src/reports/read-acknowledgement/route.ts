import type { HttpServer } from "@seamark/http";
import type { Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object } from "../../schema.ts";
import { Acknowledgement } from "../report/schema.ts";
import { readAcknowledgement } from "./handle.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Ask what became of a report you sent",
	description:
		"That it came, and whether the unit has dealt with it. What it led to is told to nobody outside the unit. Posts see what they sent; what came as an anonymous tip is seen by the agency that passed it on.",
	tags: ["reports"],
	params: Params,
	response: { 200: Acknowledgement },
};

export const readAcknowledgementRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/reports/:id/acknowledgement",
		{ schema, config: { access: "reports:submit" } },
		(request) => readAcknowledgement(deps, request.session, request.params.id),
	);
};
