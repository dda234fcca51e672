import { Readable } from "node:stream";
import { joinCells } from "@seamark/csv";
import { HubError } from "@seamark/errors";
import type { Input } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import type { Chosen } from "../../store/exported.ts";
import { htcdsFields } from "../htcds/fields.ts";
import { type HtcdsRecord, toJson } from "../htcds/map.ts";
import { readRecords } from "./read.ts";

/** Throws VALIDATION where it is not clear whose persons are meant. */
export const chosenBy = (query: { case?: string; import?: string }): Chosen => {
	if (query.case !== undefined && query.import === undefined) return { case: query.case };
	if (query.import !== undefined && query.case === undefined) return { import: query.import };
	throw new HubError("VALIDATION", { faults: [{ at: "querystring", message: "must name a case or an import" }] });
};

/** Says how many persons leave without who they are. */
const withheldHeader = "seamark-without-identity";

/** Sets the headers of the file, and answers its records as they are read. */
export const sendRecords = (
	deps: Deps,
	{ chosen, withheld }: { chosen: Chosen; withheld: number },
	as: "csv" | "json",
	{ who, actor, reply }: Pick<Input, "who" | "actor" | "reply">,
): Readable => {
	const records = readRecords(deps, { who, actor, chosen });
	reply
		.header("content-type", as === "json" ? "application/json; charset=utf-8" : "text/csv; charset=utf-8")
		.header(withheldHeader, String(withheld))
		.header("content-disposition", `attachment; filename="htcds.${as}"`);
	return Readable.from(as === "json" ? jsonOf(records) : csvOf(records));
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
