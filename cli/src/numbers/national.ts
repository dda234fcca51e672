import type { Context } from "../context.ts";
import { agencyNames, readAgencies, resolveAgencies } from "../directory/directory.ts";
import { usageError } from "../terminal/exit.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Numbers = Record<string, number | null>;
/** The release as the hub wrote it; what it holds is checked nowhere else, so each part may be missing. */
type Totals = {
	country?: string;
	basis?: string;
	threshold?: number;
	returns?: { agency: string; edition: number }[];
	without?: string[];
	counters?: Numbers;
	groups?: Record<string, Record<string, Numbers>>;
	chargedOffences?: Record<string, Numbers>;
};

export const release = async ({ hub: open, out }: Context, year: number, o: { without?: string[] }): Promise<void> => {
	const hub = await open();
	const typed = o.without ?? [];
	const { ids, faults } = resolveAgencies(typed, "--without", typed.length > 0 ? await readAgencies(hub) : []);
	if (faults.length > 0)
		throw usageError("Some agencies are not known.", "Find their handles with: seamark agencies", faults);
	const released = await hub.POST("/statistics/national/{year}", {
		params: { path: { year: String(year) } },
		body: ids.length > 0 ? { without: ids } : {},
	});
	if (out.json) return out.document(released);
	out.say(
		`${out.paint("green", "Released")}: ${safeLine(released.country)} ${year}, edition ${safeLine(released.edition)}`,
		`sha256 ${safeLine(released.sha256)}`,
	);
};

export const national = async (
	{ hub: open, out }: Context,
	year: number,
	o: { edition?: number; all?: boolean },
): Promise<void> => {
	const hub = await open();
	const text = await hub.GET("/statistics/national/{year}", {
		params: {
			path: { year: String(year) },
			query: o.edition === undefined ? {} : { edition: String(o.edition) },
		},
		parseAs: "text",
		accept: "application/json, application/problem+json",
	});
	if (out.json) return out.write(text.trimEnd());
	const totals = JSON.parse(text) as Totals;
	const countOf = (count: number | null) => (count === null ? "kept back" : String(count));
	const print = (title: string, numbers: Numbers) => {
		const rows = Object.entries(numbers).filter(([, count]) => o.all || count !== 0);
		if (rows.length === 0) return;
		const columns = [
			{ title: safeLine(title), priority: 0 },
			{ title: "RECORDS", priority: 0 },
		];
		const values = rows.map(([row, count]) => [row, countOf(count)]);
		out.say("", ...titledTable(out, columns, values));
	};
	out.say(safeLine(totals.basis ?? ""));
	const names = await agencyNames(hub);
	const nameOf = (id: string) => names.get(id) ?? id;
	const handedIn = (totals.returns ?? []).map(({ agency }) => nameOf(agency)).join(", ");
	out.say("", safeLine(`Returns of: ${handedIn}`));
	const without = (totals.without ?? []).map(nameOf).join(", ");
	if (without !== "") out.say(safeLine(`Without: ${without}`));
	print(`${totals.country ?? ""} ${year}`, totals.counters ?? {});
	for (const [group, tables] of Object.entries(totals.groups ?? {}))
		for (const [table, rows] of Object.entries(tables)) print(`${group}, ${table}`, rows);
	for (const [counter, rows] of Object.entries(totals.chargedOffences ?? {})) print(`${counter} by offence`, rows);
	out.say("", `Counts under ${totals.threshold ?? "?"} are kept back, and all by which one could be worked out.`);
};
