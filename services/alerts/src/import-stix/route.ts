import { type Fault, HubError } from "@seamark/errors";
import { faultsOf, type HttpServer, openValidator } from "@seamark/http";
import { tlpLevels } from "@seamark/policy";
import Type, { type Static } from "typebox";
import { HandlingInput, Id } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { importStix } from "./handle.ts";

const mostBytes = 10 * 1024 * 1024;
const list = (description: string) =>
	Type.Optional(Type.String({ minLength: 1, maxLength: 20_000, description: `${description}, separated by commas` }));

const Query = Type.Object(
	{
		tlp: Type.Enum([...tlpLevels]),
		regions: list("regions of the audience"),
		countries: list("countries of the audience"),
		kinds: list("kinds of agency in the audience"),
		agencies: list("agency ids in the audience"),
		excluded: list("agency ids kept out"),
		expiresAt: Type.Optional(Type.String({ format: "date-time" })),
		atomic: Type.Optional(Type.Enum(["true", "false"])),
	},
	{ additionalProperties: false },
);

const Line = Type.Object({
	index: Type.Union([Type.Integer(), Type.Null()]),
	id: Type.Union([Type.String(), Type.Null()]),
	severity: Type.Enum(["error", "warning", "note"]),
	code: Type.String(),
	message: Type.String(),
});

const schema = {
	summary: "Import a STIX 2.1 bundle",
	description:
		"The body is the bundle, up to 10 MB. The query says how the alerts are to be handled; markings in the bundle can only make that stricter. What cannot be mapped is kept verbatim and given back on export. Faults are reported object by object; whole objects are imported, or nothing with atomic=true. The same bundle again changes nothing.",
	tags: ["stix"],
	consumes: ["application/stix+json", "application/json"],
	querystring: Query,
	response: {
		200: Type.Object({
			import: Id,
			alerts: Type.Array(
				Type.Object({
					id: Id,
					version: Type.Integer(),
					stixId: Type.String(),
					title: Type.String(),
					outcome: Type.Enum(["raised", "updated", "recalled", "unchanged"]),
				}),
			),
			report: Type.Array(Line),
			refused: Type.Integer(),
		}),
	},
};

const checkHandling = openValidator().compile(HandlingInput);

/** The handling that the query asks for. Throws VALIDATION with every fault. */
const handlingOf = ({ tlp, expiresAt, atomic: _, ...lists }: Static<typeof Query>): HandlingInput => {
	const audience = Object.fromEntries(Object.entries(lists).map(([name, raw]) => [name, raw.split(",")]));
	const handling = { tlp, audience, ...(expiresAt === undefined ? {} : { expiresAt }) };
	if (checkHandling(handling)) return handling as HandlingInput;
	const faults: Fault[] = faultsOf(checkHandling.errors, "querystring ").map((fault) => ({
		...fault,
		at: fault.at.replace("/audience", ""),
	}));
	throw new HubError("VALIDATION", { faults });
};

export const importStixRoute = (app: HttpServer, deps: Deps): void => {
	// A scope of its own: here the body stays bytes, since each object is kept as it was sent.
	app.register((scope, _options, done) => {
		scope.removeAllContentTypeParsers();
		scope.addContentTypeParser(
			["application/stix+json", "application/json"],
			{ parseAs: "buffer", bodyLimit: mostBytes },
			(_request, body, done) => done(null, body),
		);
		scope.post<{ Querystring: Static<typeof Query>; Body: Buffer }>(
			"/alerts/import",
			{ schema, config: { access: "alerts:raise", load: "bulk" }, bodyLimit: mostBytes },
			(request) => {
				if (!Buffer.isBuffer(request.body))
					throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the bundle as application/stix+json." });
				return importStix(deps, request.session, {
					bundle: request.body,
					handling: handlingOf(request.query),
					atomic: request.query.atomic === "true",
				});
			},
		);
		done();
	});
};
