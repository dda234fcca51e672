import { type Answer, type Body, given, type Item, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { parseDays } from "../reports/draft.ts";
import { usageError } from "../terminal/exit.ts";
import { headedTable, rows, titledTable } from "../terminal/render.ts";
import { safeLine, safeText } from "../terminal/sanitise.ts";
import { wrap } from "../terminal/table.ts";
import { ageInWords, inWords, rolesInWords } from "../terminal/words.ts";
import { erasureLine } from "./erasure.ts";

type ListOptions = Omit<Query<"listCases">, "q" | "limit"> & { search?: string; limit?: number };

export const list = async (context: Context, { search, limit, ...filter }: ListOptions): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const query = { ...filter, ...given<Query<"listCases">>({ q: search, limit: limit?.toString() }) };
	const answer = await hub.GET("/cases", { params: { query } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("No cases match.");
	const lines = answer.items.map((one) =>
		[
			safeLine(one.id),
			safeLine(one.reference),
			safeLine(one.status),
			safeLine(one.persons),
			safeLine(one.confirmedVictims),
			out.brief(one.openedAt),
			safeLine(one.title),
		].map((text) => ({ text })),
	);
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "NUMBER", priority: 0 },
		{ title: "STATUS", priority: 3 },
		{ title: "PERSONS", priority: 1 },
		{ title: "CONFIRMED", priority: 1 },
		{ title: "OPENED", priority: 2 },
		{ title: "TITLE", priority: 0, grows: true, least: 20 },
	];
	out.say(...headedTable(out, columns, lines));
	if (answer.next) out.hint(`There are more: --after ${safeLine(answer.next)}`);
};

const counts = (by: Record<string, number> | undefined): string =>
	Object.entries(by ?? {})
		.filter(([, count]) => count > 0)
		.map(([code, count]) => `${count} ${inWords(code)}`)
		.join(", ");

const place = (name: string | undefined, country: string | null | undefined): string =>
	[name, country].filter(Boolean).join(", ") || "?";

export const show = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const one = await hub.GET("/cases/{id}", { params: { path: { id } } });
	if (out.json) return out.document(one);
	out.say(...caseLines(out, one, await erasureLine(context, one.erasure)));
	out.hint(`Its persons: seamark case persons ${id}`);
};

const days = (what: { occurredFrom: string | null; occurredTo: string | null }): string =>
	[...new Set([what.occurredFrom, what.occurredTo].filter(Boolean))].join(" to ");

const incidentLine = (one: Answer<"readCase">["incidents"][number]): string => {
	const found = one.personsFound === null ? "" : `${one.personsFound} persons found`;
	return [inWords(one.kind), days(one), place(one.place, one.country), found].filter(Boolean).join("; ");
};

const caseLines = (out: Context["out"], one: Answer<"readCase">, erased: string): string[] => {
	const width = Math.min(out.width ?? 100, 100);
	return [
		out.paint("bold", `${safeLine(one.reference)}  ${safeLine(one.title)}`),
		...(one.summary ? ["", ...wrap(safeText(one.summary), width - 2).map((line) => `  ${line}`), ""] : []),
		...rows(
			[
				["id", `${safeLine(one.id)}  version ${safeLine(one.version)}`],
				["status", safeLine([one.status, inWords(one.closeReason)].filter(Boolean).join(", "))],
				["law", safeLine(one.jurisdiction)],
				["opened", out.moment(one.openedAt)],
				["closed", one.closedAt ? out.moment(one.closedAt) : ""],
				["names", erased],
				["persons", safeLine(one.persons)],
				["as victims", safeLine(counts(one.byIdentification))],
				["roles", safeLine(counts(one.byRole))],
				["assessed", safeLine(counts(one.byClassification))],
				["incidents", one.incidents.map((each) => safeLine(incidentLine(each))).join("\n")],
				[
					"happened",
					one.events
						.map((each) =>
							safeLine([inWords(each.kind), days(each), place(each.place, each.country)].filter(Boolean).join("; ")),
						)
						.join("\n"),
				],
				[
					"route",
					one.route
						.map((leg) =>
							safeLine(
								`${place(leg.fromPlace, leg.fromCountry)} → ${place(leg.toPlace, leg.toCountry)}${leg.mode && leg.mode !== "unknown" ? ` by ${leg.mode}` : ""}${leg.carrier ? ` (${leg.carrier})` : ""}`,
							),
						)
						.join("\n"),
				],
				[
					"reports",
					one.reports
						.map((each) => safeLine(`${each.id} ${inWords(each.channel)}, ${out.moment(each.receivedAt)}`))
						.join("\n"),
				],
			],
			width,
		),
	];
};

export const persons = async (
	context: Context,
	id: string,
	o: Omit<Query<"listPersons">, "limit"> & { limit?: number; all?: boolean },
): Promise<void> => {
	const { out } = context;
	const { all, limit = all ? 999 : undefined, ...filter } = o;
	const hub = await context.hub();
	const page = (after: string | undefined) =>
		hub.GET("/cases/{id}/persons", {
			params: {
				path: { id },
				query: { ...filter, ...given<Query<"listPersons">>({ limit: limit?.toString(), after }) },
			},
		});
	let { items: found, next } = await page(o.after);
	while (all && next) {
		out.progress(`${found.length} persons ...`);
		const following = await page(next);
		found = [...found, ...following.items];
		next = following.next;
	}
	out.endProgress();
	if (out.json) return out.document({ items: found, next });
	if (found.length === 0) return out.say("No persons match.");
	out.say(...personTable(found, out));
	if (next) out.hint(`There are more: add --all, or --after ${safeLine(next)}`);
};

const personTable = (found: readonly Item<"listPersons">[], out: Context["out"]): string[] => {
	const lines = found.map((one) => [
		one.id,
		one.pseudonym,
		rolesInWords(one),
		inWords(one.identification),
		inWords(one.classification ?? "not assessed"),
		ageInWords(one.age),
		inWords(one.sex),
		one.nationality.join("/"),
	]);
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "PERSON", priority: 0 },
		{ title: "ROLE", priority: 0 },
		{ title: "VICTIM", priority: 1 },
		{ title: "ASSESSED", priority: 1, grows: true, least: 12 },
		{ title: "AGE", priority: 2 },
		{ title: "SEX", priority: 4 },
		{ title: "NATIONAL", priority: 3 },
	];
	return titledTable(out, columns, lines);
};

export type NewCase = { title: string; summary?: string; jurisdiction?: string };

export const open = async (context: Context, o: NewCase): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const opened = await hub.POST("/cases", { body: o });
	if (out.json) return out.document(opened);
	out.say(`${out.paint("green", "Opened")} ${safeLine(opened.reference)}  ${safeLine(opened.id)}`);
	out.hint(`Who is in it: seamark person add ${safeLine(opened.id)} --role concerned ...`);
};

export const close = async (
	context: Context,
	id: string,
	o: { reason: Body<"closeCase">["reason"]; caseVersion?: number },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const expectedVersion = o.caseVersion ?? (await hub.GET("/cases/{id}", { params: { path: { id } } })).version;
	const closed = await hub.POST("/cases/{id}/close", {
		params: { path: { id } },
		body: { expectedVersion, reason: o.reason },
	});
	if (out.json) return out.document(closed);
	out.say(
		`${out.paint("green", "Closed")} ${safeLine(closed.reference)}: ${safeLine(inWords(o.reason))}. It stays readable and counted.`,
	);
};

type IncidentOptions = Omit<Body<"recordIncident">, "occurred" | "personsFound"> & { when?: string; found?: number };

export const incident = async (context: Context, id: string, o: IncidentOptions): Promise<void> => {
	const { out } = context;
	const { when, found: personsFound, ...fields } = o;
	const occurred = when === undefined ? undefined : parseDays(when);
	if (when !== undefined && !occurred)
		throw usageError(`"${when}" is no day or range of days.`, "Give it like 2026-01-31 or 2026-01-31..2026-02-04.");
	const hub = await context.hub();
	const recorded = await hub.POST("/cases/{id}/incidents", {
		params: { path: { id } },
		body: { ...fields, ...(occurred ? { occurred } : {}), ...(personsFound === undefined ? {} : { personsFound }) },
	});
	if (out.json) return out.document(recorded);
	out.say(`${out.paint("green", "Recorded")} ${safeLine(inWords(o.kind))} ${safeLine(recorded.id)}`);
};

/** A draft for `alerts raise`; who may not be its subject is named by pseudonym on standard error. */
export const alert = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const { draft, leftOut, missing } = await hub.GET("/cases/{id}/alert-draft", { params: { path: { id } } });
	out.document(draft);
	for (const one of leftOut) out.hint(`Left out: ${one.pseudonym} ${one.reason}`);
	for (const one of missing) out.hint(`To say: ${one.at} ${one.message}`);
	out.hint("Then: seamark alerts raise FILE");
};
