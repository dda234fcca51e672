import { Readable } from "node:stream";
import { actorOf } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { object, oneOf } from "../../schema.ts";
import { type Chosen, countChosen } from "../../store/exported.ts";
import { readAs } from "../../store/read.ts";
import { joinCells } from "../csv/cells.ts";
import { htcdsFields } from "../htcds/fields.ts";
import { type HtcdsRecord, toJson } from "../htcds/map.ts";
import { readRecords } from "./read.ts";

const Query = object({
	case: Type.Optional(Type.String({ format: "uuid", description: "the persons of this case" })),
	import: Type.Optional(Type.String({ format: "uuid", description: "the persons of this import" })),
	as: Type.Optional(oneOf(["csv", "json"])),
});

const schema = {
	summary: "Export persons as HTCDS",
	description:
		"One record for each person of a case or of an import, in the fields of the Human Trafficking Case Data Standard 2.0, identities included: the export is recorded with its purpose before it begins. Cells that a spreadsheet would run begin with an apostrophe, which the import takes off again.",
	tags: ["imports"],
	querystring: Query,
	response: {
		200: {
			description: "the records",
			content: {
				"text/csv": { schema: Type.String() },
				"application/json": { schema: Type.Array(Type.Record(Type.String(), Type.Unknown())) },
			},
		},
	},
};

export const exportHtcdsRoute = (app: HttpServer, deps: Deps): void => {
	const { context } = deps;
	app.get<{ Querystring: Static<typeof Query> }>(
		"/htcds",
		{ schema, config: { access: "cases:read", load: "bulk" } },
		async ({ session, query }, reply) => {
			const who = session.principal();
			const chosen = chosenBy(query);
			const actor = actorOf(session, who);
			const count = await readAs(context.pool, who, context.now(), (tx) => countChosen(tx, chosen));
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor,
						action: "export",
						record: "case" in chosen ? "case" : "import",
						ids: [Object.values(chosen)[0] ?? ""],
						query: "htcds",
						found: count > 0,
					}),
				],
				traceparent: currentTraceparent(),
			});
			if (count === 0) throw new HubError("NOT_FOUND", { detail: "There are no such persons." });
			const records = readRecords(deps, { who, actor, chosen });
			const json = query.as === "json";
			return reply
				.header("content-type", json ? "application/json; charset=utf-8" : "text/csv; charset=utf-8")
				.header("content-disposition", `attachment; filename="htcds.${json ? "json" : "csv"}"`)
				.send(Readable.from(json ? jsonOf(records) : csvOf(records)));
		},
	);
};

const chosenBy = ({ case: caseId, import: importId }: Static<typeof Query>): Chosen => {
	if (caseId !== undefined && importId === undefined) return { case: caseId };
	if (importId !== undefined && caseId === undefined) return { import: importId };
	throw new HubError("VALIDATION", { faults: [{ at: "querystring", message: "must name a case or an import" }] });
};

async function* csvOf(records: AsyncIterable<HtcdsRecord>): AsyncGenerator<string> {
	const names = htcdsFields.map(({ name }) => name);
	yield joinCells(names);
	for await (const record of records) yield joinCells(names.map((name) => record[name] ?? ""));
}

async function* jsonOf(records: AsyncIterable<HtcdsRecord>): AsyncGenerator<string> {
	let before = "[\n";
	for await (const record of records) {
		yield before + JSON.stringify(toJson(record));
		before = ",\n";
	}
	yield "\n]\n";
}
