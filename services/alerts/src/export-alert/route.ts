import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import Type, { type Static } from "typebox";
import { Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { exportAlerts } from "./handle.ts";

const Profile = Type.Optional(
	Type.Enum(["tlp2", "tlp1-interop"], {
		description: "tlp2 (TLP 2.0 markings) when absent; tlp1-interop for strict checkers",
	}),
);
const Params = Type.Object({ id: Id }, { additionalProperties: false });
const One = Type.Object({ profile: Profile }, { additionalProperties: false });
const Many = Type.Object(
	{
		import: Type.Optional(Id),
		ids: Type.Optional(
			Type.String({ minLength: 36, maxLength: 40_000, description: "alert ids separated by commas, up to 1000" }),
		),
		profile: Profile,
	},
	{ additionalProperties: false },
);
const answer = {
	200: {
		description: "A STIX 2.1 bundle",
		content: {
			"application/stix+json": {
				schema: Type.Object({ type: Type.Literal("bundle"), id: Type.String(), objects: Type.Array(Type.Object({})) }),
			},
		},
	},
};

const one = {
	summary: "Export an alert as a STIX 2.1 bundle",
	description:
		"Refused where the use limitation forbids dissemination (H2). An alert that came from STIX gives back what was imported, object for object.",
	tags: ["stix"],
	params: Params,
	querystring: One,
	response: answer,
};
const many = {
	...one,
	params: undefined,
	summary: "Export alerts as one STIX 2.1 bundle",
	description: "The alerts of one import, or those named by id.",
	querystring: Many,
};

const mediaType = "application/stix+json;version=2.1";
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const exportAlertRoutes = (app: HttpServer, deps: Deps): void => {
	const config = { access: "alerts:export" as const };
	app.get<{ Params: Static<typeof Params>; Querystring: Static<typeof One> }>(
		"/alerts/:id/stix",
		{ schema: one, config },
		async (request, reply) =>
			reply
				.type(mediaType)
				.send(await exportAlerts(deps, request.session, { ids: [request.params.id] }, request.query.profile ?? "tlp2")),
	);
	const { params: _, ...schema } = many;
	app.get<{ Querystring: Static<typeof Many> }>(
		"/alerts/export",
		{ schema, config: { ...config, load: "bulk" } },
		async (request, reply) =>
			reply
				.type(mediaType)
				.send(await exportAlerts(deps, request.session, selectionOf(request.query), request.query.profile ?? "tlp2")),
	);
};

const selectionOf = (query: Static<typeof Many>) => {
	const refuse = (message: string): never => {
		throw new HubError("VALIDATION", { faults: [{ at: "querystring", message }] });
	};
	if ((query.import === undefined) === (query.ids === undefined)) return refuse("names either import or ids");
	if (query.import !== undefined) return { importId: query.import };
	const ids = [...new Set((query.ids ?? "").split(","))];
	if (ids.length > 1_000 || !ids.every((id) => uuid.test(id)))
		return refuse("ids must be up to 1000 alert ids separated by commas");
	return { ids };
};
