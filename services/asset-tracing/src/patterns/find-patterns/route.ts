import { HubError } from "@seamark/errors";
import type { Transfers } from "@seamark/money-graph";
import type { Input, Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { minorDigits, readAmount } from "@seamark/values";
import type { Deps } from "../../deps.ts";
import { noFile } from "../../files/read-tracing-file/route.ts";
import { findFile } from "../../store/files.ts";
import { patternTransfers, refsOf } from "../../store/patterns.ts";
import { columnsFor } from "../../traces/columns.ts";
import { mostShown, shown } from "../present.ts";
import { AskedOfPatterns, Patterns } from "../schema.ts";

const page = 50_000;
/** More do not fit into the memory of one search. */
const mostTransfers = 10_000_000;

/** Transfers of a currency as the rules take them. */
const read = async (
	asCaller: Input["asCaller"],
	o: { file: string; currency: string; upTo: number },
): Promise<Transfers> => {
	const columns = columnsFor(o.upTo);
	for (let after = 0; ; ) {
		const rows = await asCaller((tx) => patternTransfers(tx, { ...o, after, limit: page }), "load");
		for (const row of rows) columns.add(row);
		const last = rows.at(-1);
		if (!last || rows.length < page) break;
		after = last.no;
	}
	return columns.columns();
};

const unknown = (at: string, message: string): HubError => new HubError("REFUSED", { faults: [{ at, message }] });

/** What the rules are told, of what was asked. */
const parametersOf = ({ currency, threshold, offset }: AskedOfPatterns) => {
	const digits = minorDigits(currency);
	if (digits === undefined) throw unknown("/currency", "is no currency of ISO 4217");
	const read = threshold === undefined ? undefined : readAmount(threshold, currency, ".");
	if (read && "fault" in read) throw unknown("/threshold", read.fault);
	return {
		threshold: read?.minor ?? null,
		unit: 10 ** digits,
		localTime: Number(offset ?? 0) * 3_600,
	};
};

export const findPatterns = (api: Operations, deps: Deps): void =>
	api.reading({
		name: "find-patterns",
		url: "/assets/files/:id/patterns",
		access: "assets:load",
		load: "bulk",
		summary: "Find the patterns of laundered money, and signs of trafficking",
		description:
			"Looks through all transfers of a currency. Each finding has its evidence, its score, the numbers of its rule, and what looks the same and is honest. Accounts that a victim may hold are marked, and nobody is called a suspect: a finding is a reason to look, and proves nothing.",
		record: "tracing-file",
		params: ById,
		query: AskedOfPatterns,
		answer: Patterns,
		read: async ({ params, query, asCaller }) => {
			const parameters = parametersOf(query);
			const file = await asCaller((tx) => findFile(tx, params.id), "load");
			return file && { file, parameters };
		},
		missing: noFile,
		present: async ({ file, parameters }, { query, asCaller, gone, who }) => {
			const { currency, pattern } = query;
			const limit = Number(query.limit ?? 100);
			if (file.transfers > mostTransfers)
				throw unknown("", `has more than ${mostTransfers} transfers: open a file for a part of them`);
			const only = pattern === undefined ? undefined : [pattern];
			const found = await deps.patterns({ agency: who.agency, signal: gone }, async () => ({
				...{ parameters, only },
				transfers: await read(asCaller, { file: file.id, currency, upTo: file.transfers }),
			}));
			const findings = found.findings.slice(0, limit);
			const rows = findings.flatMap((finding) => finding.rows.slice(0, mostShown));
			const refs = await asCaller((tx) => refsOf(tx, file.id, rows), "load");
			return {
				...{ file: file.id, currency, upTo: file.transfers, looked: found.looked },
				findings: findings.map((finding) => shown(finding, currency, refs)),
				left: found.findings.length - findings.length,
				parameters: found.parameters,
				bounded: found.bounded,
			};
		},
	});
