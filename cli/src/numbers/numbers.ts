import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Answer } from "@seamark/client";
import type { Context } from "../context.ts";
import { measure } from "../imports/imports.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { writeWhole } from "../terminal/files.ts";
import type { Output } from "../terminal/output.ts";
import { formOf } from "../terminal/output-file.ts";
import { headedTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { table } from "../terminal/table.ts";

type ShowOptions = { year?: number; import?: string; public?: boolean; all?: boolean };

const countOf = (count: number | null | undefined, threshold: number | null | undefined): string =>
	count === null ? `<${threshold ?? "?"}` : String(count ?? "");

export const show = async ({ hub: open, out }: Context, o: ShowOptions): Promise<void> => {
	const hub = await open();
	const query = {
		...(o.year === undefined ? {} : { year: String(o.year) }),
		...(o.import ? { import: o.import } : {}),
		...(o.public ? { public: "true" as const } : {}),
	};
	const answer = await hub.GET("/statistics", { params: { query } });
	if (out.json) return out.document(answer);
	sayStatistics(out, answer, o.all);
};

type Statistics = Answer<"readStatistics">;
/** Returns of before know no companies. */
type Numbers = Pick<Statistics, "counters" | "tables" | "chargedOffences" | "basis"> &
	Partial<Pick<Statistics, "chargedCompanies" | "companySanctions">> & {
		threshold?: number | null;
	};

/** Counts as tables; rows and columns that count nobody are left out, and crossed tables too, unless all are wanted. */
const sayStatistics = (
	out: Output,
	{ counters, tables, chargedOffences, chargedCompanies = {}, companySanctions = {}, basis, threshold }: Numbers,
	all = false,
): void => {
	out.say(safeLine(basis), "");
	const cells = (values: (string | number)[]) => values.map((value) => ({ text: safeLine(value) }));
	const counted = Object.entries(counters).map(([name, count]) => cells([name, countOf(count, threshold)]));
	out.say(
		...table(
			[
				{ title: "COUNTER", priority: 0 },
				{ title: "COUNT", priority: 0 },
			],
			counted,
			out.width,
		),
	);
	const sanctions = Object.fromEntries(
		Object.entries(companySanctions).map(([part, count]) => [part, { sentences: count }]),
	);
	const shownTables = { ...tables, chargedOffences, chargedCompanies, companySanctions: sanctions };
	for (const [name, rows] of Object.entries<Record<string, Record<string, number | null>>>(shownTables)) {
		if (name.includes("By") && !all) continue;
		const shown = Object.entries(rows).filter(
			([, counts]) => all || Object.values(counts).some((count) => count !== 0),
		);
		if (shown.length === 0) continue;
		const titles = Object.keys(shown[0]?.[1] ?? {}).filter(
			(title) => all || shown.some(([, counts]) => counts[title] !== 0),
		);
		const columns = [
			{ title: safeLine(name), priority: 0, grows: true, least: 12 },
			...titles.map((title, at) => ({ title: safeLine(title), priority: at })),
		];
		const lines = shown.map(([row, counts]) =>
			cells([row, ...titles.map((title) => countOf(counts[title], threshold))]),
		);
		out.say("", ...headedTable(out, columns, lines));
	}
	if (threshold) out.say("", `Counts under ${threshold} are kept back, others rounded down to its multiples.`);
};

type Counted = { sha256: string; persons: number; cells: Record<string, number> };

/** Counts the file by a script that shares no code with the hub. */
const countFile = async (file: string): Promise<Counted> => {
	const script = join(import.meta.dirname, "../../../scripts/ctdc-statistics.mjs");
	try {
		const { stdout } = await promisify(execFile)(process.execPath, [script, file], { maxBuffer: 64 * 1024 * 1024 });
		return JSON.parse(stdout) as Counted;
	} catch (error) {
		throw usageError(
			`${file} cannot be counted: ${safeLine(
				String((error as { stderr?: string }).stderr ?? error)
					.split("\n")
					.find((line) => line.includes("Error")) ?? "",
			)}`,
			"Give the CTDC file that was imported.",
		);
	}
};

export const verify = async ({ hub: open, out }: Context, file: string): Promise<number> => {
	const { sha256 } = await measure(file);
	const hub = await open();
	const known = await hub.GET("/imports", { params: { query: { sha256 } } });
	const found = known.items.find((one) => one.kind === "ctdc" && one.status === "done");
	if (!found?.id)
		throw new CliError(exits.notFound, "This file was not imported, or not to its end.", {
			next: `Import it: seamark import ctdc ${file}`,
		});
	const [counted, statistics] = await Promise.all([
		countFile(file),
		hub.GET("/statistics", { params: { query: { import: found.id } } }),
	]);
	const there = new Map<string, number>([["persons", Number(statistics.counters.persons ?? Number.NaN)]]);
	for (const [name, rows] of Object.entries(statistics.tables))
		for (const [row, counts] of Object.entries(rows)) there.set(`${name}/${row}`, Number(counts.persons ?? Number.NaN));
	const here = new Map<string, number>([["persons", counted.persons], ...Object.entries(counted.cells)]);
	// A cell that one side does not have counts nobody there.
	const names = [...new Set([...here.keys(), ...there.keys()])].sort();
	const differences = names
		.map((cell) => ({ cell, file: here.get(cell) ?? 0, hub: there.get(cell) ?? 0 }))
		.filter((one) => one.file !== one.hub);
	const code = differences.length > 0 ? exits.different : exits.ok;
	if (out.json) out.document({ import: found.id, persons: counted.persons, cells: names.length, differences });
	else {
		for (const one of differences)
			out.say(`${out.paint("red", "✗")} ${safeLine(one.cell)}: ${one.file} in the file, ${one.hub} at the hub`);
		const verdict =
			differences.length > 0 ? out.paint("red", `${differences.length} differ`) : out.paint("green", "all equal");
		out.say(`${names.length} cells over ${counted.persons} persons compared: ${verdict}.`);
	}
	return code;
};

export const freeze = async ({ hub: open, out }: Context, year: number): Promise<void> => {
	const hub = await open();
	const frozen = await hub.POST("/statistics/returns/{year}", { params: { path: { year: String(year) } } });
	if (out.json) return out.document(frozen);
	out.say(
		`${out.paint("green", "Frozen")}: ${year}, edition ${safeLine(frozen.edition)}`,
		`sha256 ${safeLine(frozen.sha256)}`,
	);
};

type FrozenReturn = { agency: string; rulesVersion: string; statistics: Numbers };

export const readReturn = async (
	{ hub: open, out }: Context,
	year: number,
	o: { edition?: number; form?: "json" | "csv"; output?: string; all?: boolean },
): Promise<void> => {
	const form = formOf({ ...o, usual: "json" as const });
	const hub = await open();
	const text = await hub.GET("/statistics/returns/{year}", {
		params: {
			path: { year: String(year) },
			query: { as: form, ...(o.edition === undefined ? {} : { edition: String(o.edition) }) },
		},
		parseAs: "text",
		accept: "text/csv, application/json, application/problem+json",
	});
	if (o.output === undefined && o.form === undefined && !out.json) {
		const { agency, statistics, rulesVersion } = JSON.parse(text) as FrozenReturn;
		out.say(`Return of ${year}, agency ${safeLine(agency)}, rules ${safeLine(rulesVersion)}`);
		sayStatistics(out, statistics, o.all);
		return out.hint(`As it was frozen, byte for byte: seamark stats return ${year} -o return-${year}.json`);
	}
	if (o.output === undefined) return out.write(text.replace(/\r?\n$/, ""));
	await writeWhole(o.output, text);
	const sha256 = createHash("sha256").update(text).digest("hex");
	if (out.json) return out.document({ file: o.output, sha256 });
	out.say(`${out.paint("green", "Written")} to ${o.output}`, `sha256 ${sha256}`);
};
