import { type Fault, HubError } from "@seamark/errors";
import { faultsOf, openValidator } from "@seamark/http";
import { tlpLevels } from "@seamark/policy";
import type { Operations } from "@seamark/service";
import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type from "typebox";
import { HandlingInput } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { importBundle } from "./handle.ts";

const mostBytes = 10 * 1024 * 1024;
const list = (description: string) =>
	Type.Optional(Type.String({ minLength: 1, maxLength: 20_000, description: `${description}, separated by commas` }));

const Query = object({
	tlp: oneOf(tlpLevels),
	regions: list("regions of the audience"),
	countries: list("countries of the audience"),
	kinds: list("kinds of agency in the audience"),
	agencies: list("agency ids in the audience"),
	excluded: list("agency ids kept out"),
	expiresAt: Type.Optional(Moment),
	atomic: Type.Optional(oneOf(["true", "false"])),
	dryRun: Type.Optional(
		oneOf(["true", "false"], {
			description: "true: says what would be raised, updated, recalled and refused; nothing is stored",
		}),
	),
});

/** For the description: a bundle is read as text, and no number in it rounded. */
const Bundle = Type.Object(
	{
		type: Type.Literal("bundle"),
		objects: Type.Array(Type.Object({}, { description: "STIX object" })),
	},
	{
		additionalProperties: true,
		description: "STIX 2.1 bundle",
		examples: [{ type: "bundle", id: "bundle--5d0092c5-5f74-4287-9642-33f4c354e56d", objects: [] }],
	},
);

const Answer = object({
	import: orNull(Id),
	alerts: Type.Array(
		object({
			id: orNull(Id),
			version: Type.Integer(),
			stixId: Type.String(),
			title: Type.String(),
			outcome: oneOf(["raised", "updated", "recalled", "unchanged"]),
		}),
	),
	report: Type.Array(
		object({
			index: orNull(Type.Integer()),
			id: orNull(Type.String()),
			severity: oneOf(["error", "warning", "note"]),
			code: Type.String(),
			message: Type.String(),
		}),
	),
	refused: Type.Integer(),
});

/**
 * No command with an Idempotency-Key: alerts commit one by one, the same bundle again changes nothing, and a remembered
 * answer would keep titles that a recall has to take away.
 */
export const importStix = (api: Operations, deps: Deps): void =>
	api.route({
		name: "import-stix",
		method: "POST",
		url: "/alerts/import",
		access: "alerts:raise",
		load: "bulk",
		bodyLimit: mostBytes,
		// Each object is kept as it was sent.
		takes: { types: { "application/stix+json": Bundle, "application/json": Bundle }, as: "bytes" },
		summary: "Import a STIX 2.1 bundle",
		description:
			"The body is the bundle, up to 10 MB. The query says how the alerts are to be handled; markings in the bundle can only make that stricter. What cannot be mapped is kept verbatim and given back on export. Faults are reported object by object. Whole objects are imported, or nothing with atomic=true. The same bundle again changes nothing. dryRun=true answers alike and stores nothing; POST /alerts/imports/{id}/recall takes back what an import raised.",
		tag: "stix",
		record: "alert",
		query: Query,
		response: { 200: Answer },
		handle: ({ query, body, ...input }) => {
			if (!Buffer.isBuffer(body))
				throw new HubError("UNSUPPORTED_MEDIA_TYPE", { detail: "Send the bundle as application/stix+json." });
			const command = {
				bundle: body,
				handling: handlingOf(query),
				atomic: query.atomic === "true",
				dryRun: query.dryRun === "true",
				signal: input.gone,
			};
			return importBundle(deps, input, command);
		},
	});

const checkHandling = openValidator().compile(HandlingInput);

/** The handling that the query asks for. Throws VALIDATION with every fault. */
const handlingOf = ({
	tlp,
	expiresAt,
	atomic: _atomic,
	dryRun: _dryRun,
	...lists
}: Type.Static<typeof Query>): HandlingInput => {
	const audience = Object.fromEntries(Object.entries(lists).map(([name, raw]) => [name, raw.split(",")]));
	const handling = { tlp, audience, ...(expiresAt === undefined ? {} : { expiresAt }) };
	if (checkHandling(handling)) return handling as HandlingInput;
	const faults: Fault[] = faultsOf(checkHandling.errors, "querystring ").map((fault) => ({
		...fault,
		at: fault.at.replace("/audience", ""),
	}));
	throw new HubError("VALIDATION", { faults });
};
