import type { Names } from "../directory/directory.ts";
import type { Output, Style } from "../terminal/output.ts";
import { headedTable, rows } from "../terminal/render.ts";
import { safeLine, safeText } from "../terminal/sanitise.ts";
import { type Cell, pad, wrap } from "../terminal/table.ts";
import type { Alert, Handling } from "./shapes.ts";

const tlpStyles: Record<string, Style> = {
	red: ["red", "bold"],
	"amber+strict": ["yellow", "bold"],
	amber: "yellow",
	green: "green",
	clear: "white",
};
export const tlpLabel = (tlp: unknown): string => `TLP:${safeLine(tlp).toUpperCase()}`;
const urgencyStyles: Record<string, Style> = {
	flash: ["bgRed", "white", "bold"],
	priority: ["yellow", "bold"],
	routine: "dim",
};

/** The code is for reading out; the id is for certain. */
const codeAndId = ({ code, id }: Alert): string => [safeLine(code), safeLine(id)].filter(Boolean).join("  ");

const list = (values: readonly unknown[] | undefined): string => (values ?? []).map(safeLine).join(", ");

export const originatorOf = (alert: Alert, names: Names): string => {
	const agency = alert.originator?.agency ?? "";
	return [names.get(agency) ?? agency, alert.originator?.country].filter(Boolean).map(safeLine).join(", ");
};

export const alertTable = (alerts: readonly Alert[], out: Output): string[] => {
	const painted = (text: unknown, styles: Record<string, Style>, shown = safeLine(text)): Cell => {
		const style = styles[String(text)];
		return { text: shown, ...(style ? { paint: (cell: string) => out.paint(style, cell) } : {}) };
	};
	const rows = alerts.map((alert): Cell[] => [
		{ text: safeLine(alert.id) },
		{ text: safeLine(alert.code) },
		painted(alert.status === "live" ? alert.urgency : alert.status, { ...urgencyStyles, recalled: "strikethrough" }),
		painted(alert.handling?.tlp, tlpStyles),
		{ text: safeLine(alert.kind) },
		{ text: safeLine(alert.originator?.country) },
		{ text: out.brief(alert.changedAt) },
		{ text: alert.status === "live" ? safeLine(alert.title) : `(recalled: ${safeLine(alert.recall?.reason)})` },
	]);
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "CODE", priority: 6 },
		{ title: "URGENCY", priority: 1 },
		{ title: "TLP", priority: 2 },
		{ title: "KIND", priority: 5 },
		{ title: "FROM", priority: 4 },
		{ title: "CHANGED", priority: 3 },
		{ title: "TITLE", priority: 0, grows: true, least: 24 },
	];
	return headedTable(out, columns, rows);
};

const audienceOf = ({ audience = {} }: Handling, names: Names): string => {
	const agencies = audience.agencies?.map((id) => names.get(id) ?? id);
	const parts = [
		["regions", audience.regions],
		["countries", audience.countries],
		["kinds", audience.kinds],
		["agencies", agencies],
	] as const;
	const named = parts
		.filter(([, values]) => values && values.length > 0)
		.map(([what, values]) => `${what} ${list(values)}`);
	return named.length > 0 ? named.join("; ") : "nobody else";
};

const gradingOf = ({ grading }: Alert): string =>
	grading
		? `${safeLine(grading.source)}${safeLine(grading.information)}${safeLine(grading.handling)} (${safeLine(grading.scheme)})`
		: "";

/** Whom or what it is about, one line each. */
const subjectsOf = ({ subjects = [] }: Alert): string[] =>
	subjects.map((one) => {
		const identifiers = (one.identifiers ?? []).map(({ scheme, value }) => `${safeLine(scheme)} ${safeLine(value)}`);
		const what = [safeLine(one.name), list(one.otherNames), ...identifiers, safeLine(one.description)]
			.filter(Boolean)
			.join("; ");
		return `${safeLine(one.role)} (${safeLine(one.type)}): ${what}`;
	});

/** What the reader has to heed, such as "Do not approach", one line each. */
const conditionsOf = ({ use }: Handling): string[] => (use?.conditions ?? []).map(safeLine);

const useCodes: Record<string, string> = {
	H0: "H0 crime prevention and law enforcement",
	H1: "H1 not for prosecution",
	H2: "H2 does not leave the hub",
	H3: "H3 see the conditions",
};
const limitsOf = ({ use }: Handling): string =>
	[(use?.codes ?? []).map((code) => useCodes[code] ?? safeLine(code)).join("; "), list(use?.purposes)]
		.filter(Boolean)
		.join("; ");

const partNames: Record<string, string> = {
	"/modusOperandi": "methods",
	"/linkedCrimes": "linked crimes",
	"/references": "sources",
	"/handling/tlp": "TLP",
	"/handling/expiresAt": "expiry",
	"/handling/use/conditions": "conditions",
	"/handling/use/codes": "limits on use",
	"/handling/use/purposes": "purposes",
};
/** The parts that an update changed, as people call them. */
const changedOf = ({ changed = [] }: Alert): string =>
	[
		...new Set(
			changed.map((at) => partNames[at] ?? (at.startsWith("/handling/audience") ? "audience" : safeLine(at.slice(1)))),
		),
	].join(", ");

const stateOf = (alert: Alert): string => `${codeAndId(alert)}  version ${safeLine(alert.version)}`;

/** What is left of an alert that was taken back. */
const takenBack = (alert: Alert, out: Output, names: Names, width: number): string[] => [
	out.paint(["bold", "red"], alert.status === "withdrawn" ? "WITHDRAWN" : "RECALLED"),
	...rows(
		[
			["id", stateOf(alert)],
			["reason", safeLine(alert.recall?.reason)],
			["at", out.moment(alert.recall?.at ?? alert.changedAt)],
			["from", originatorOf(alert, names)],
		],
		width,
	),
];

const periodOf = ({ observed }: Alert, out: Output): string =>
	observed ? [observed.from, observed.until].map((at) => (at ? out.moment(at) : "?")).join(" to ") : "";

const sourcesOf = ({ references = [] }: Alert): string =>
	references.map((one) => [one.source, one.id, one.url].filter(Boolean).map(safeLine).join(" ")).join("\n");

/** Everything about one alert. */
export const alertDetails = (alert: Alert, out: Output, names: Names): string[] => {
	const width = Math.min(out.width ?? 100, 100);
	if (alert.status !== "live") return takenBack(alert, out, names, width);
	const handling: Handling = alert.handling ?? {};
	const route = (alert.route ?? []).map(
		(one) => `${safeLine(one.place)}${one.country ? ` (${safeLine(one.country)})` : ""} ${safeLine(one.role)}`,
	);
	return [
		...(alert.urgency === "flash" ? [out.paint(["bgRed", "white", "bold"], " FLASH ")] : []),
		...wrap(safeLine(alert.title), width).map((line) => out.paint("bold", line)),
		"",
		...wrap(safeText(alert.summary), width - 2).map((line) => (line ? `  ${line}` : "")),
		"",
		...rows(
			[
				["id", stateOf(alert)],
				["kind", [alert.kind, alert.topic, alert.urgency].filter(Boolean).map(safeLine).join(" · ")],
				["from", originatorOf(alert, names)],
				["handling", tlpLabel(handling.tlp)],
				["for", audienceOf(handling, names)],
				["not for", list(handling.audience?.excluded?.map((id) => names.get(id) ?? id))],
				["conditions", conditionsOf(handling).join("\n")],
				["use", limitsOf(handling)],
				["expires", handling.expiresAt ? out.moment(handling.expiresAt) : ""],
				["grading", gradingOf(alert)],
				["countries", list(alert.countries)],
				["ages", safeLine(alert.ages)],
				["route", route.join(" → ")],
				["exploitation", list(alert.exploitation)],
				["methods", list(alert.modusOperandi)],
				["subjects", subjectsOf(alert).join("\n")],
				["linked", list(alert.linkedCrimes)],
				["observed", periodOf(alert, out)],
				["sources", sourcesOf(alert)],
				["raised", out.moment(alert.raisedAt)],
				["changed", alert.version > 1 ? out.moment(alert.changedAt) : ""],
			],
			width,
		),
	];
};

const mostSummaryLines = 6;

/** What nobody may miss, however short the block is: whom it is about, what to heed, and what is different now. */
const vital = (event: string, alert: Alert, out: Output, width: number): string[] => {
	const handling: Handling = alert.handling ?? {};
	const lines = (text: string, paint?: Style) =>
		wrap(text, width - 2).map((line) => `  ${paint ? out.paint(paint, line) : line}`);
	const changed = alert.changed ? changedOf(alert) || "nothing that you can see" : "you see it for the first time";
	return [
		...(event === "updated" ? lines(`Changed: ${changed}`, "cyan") : []),
		...conditionsOf(handling).flatMap((one) => lines(`Condition: ${one}`, ["yellow", "bold"])),
		...subjectsOf(alert).flatMap((one) => lines(`About ${one}`)),
		...(limitsOf(handling) ? lines(`Use: ${limitsOf(handling)}`) : []),
	];
};

/** Confirms the version that is on the screen, and no other. */
export const ackCommand = ({ id, version }: Pick<Alert, "id" | "version">): string =>
	`seamark alerts ack ${safeLine(id)} --alert-version ${safeLine(version)}`;

/** One alert of the live feed as a block of its own, with an empty line at the end. */
export const feedBlock = (
	event: string,
	alert: Alert,
	out: Output,
	names: Names,
	/** It came before anybody on the post was there to see it. */
	meanwhile = false,
): string[] => {
	const width = Math.min(out.width ?? 100, 100);
	const mark = meanwhile ? `  ${out.paint("dim", "came while nobody followed")}` : "";
	const id = `  ${out.paint("dim", `${codeAndId(alert)}  version ${safeLine(alert.version)}`)}`;
	if (event === "recalled")
		return [
			`${out.paint(["red", "bold"], "● RECALLED")}  ${out.moment(alert.recall?.at ?? alert.changedAt)}  ${originatorOf(alert, names)}${mark}`,
			...wrap(`Reason: ${safeLine(alert.recall?.reason)}`, width - 2).map((line) => `  ${line}`),
			`  Delete your copies, then: ${ackCommand(alert)}`,
			id,
			"",
		];
	if (event === "reminder")
		return [
			`${out.paint(alert.urgency === "flash" ? ["red", "bold"] : ["yellow", "bold"], "● REMINDER")}  your post has not acknowledged it; changed ${out.moment(alert.changedAt)}${mark}`,
			`  seamark alerts show ${safeLine(alert.id)}, then: ${ackCommand(alert)}`,
			id,
			"",
		];
	if (event === "related")
		return [
			`${out.paint("cyan", "● RELATED")}  on the same ${safeLine((alert.things ?? []).join(", "))} as your alert ${safeLine(alert.own?.code)}${mark}`,
			`  seamark alerts show ${safeLine(alert.id)}`,
			id,
			"",
		];
	if (event === "withdrawn")
		return [`${out.paint("magenta", "● WITHDRAWN")}  no longer for you: delete your copies${mark}`, id, ""];
	const flash = alert.urgency === "flash";
	const head = [safeLine(event).toUpperCase(), alert.urgency, alert.kind, alert.topic]
		.filter(Boolean)
		.map(safeLine)
		.join(" · ");
	const tlp = out.paint(tlpStyles[alert.handling?.tlp ?? ""] ?? "white", tlpLabel(alert.handling?.tlp));
	const summary = wrap(safeText(alert.summary), width - 2);
	const shown = flash ? summary : summary.slice(0, mostSummaryLines);
	const banner = (text: string) =>
		out.paint(["bgRed", "white", "bold"], out.width === undefined ? text : pad(text, width));
	return [
		...(flash ? [banner(" !!! FLASH !!!  act now")] : []),
		`${out.paint(flash ? ["red", "bold"] : alert.urgency === "priority" ? ["yellow", "bold"] : "cyan", `● ${head}`)}  ${tlp}${mark}`,
		...wrap(safeLine(alert.title), width - 2).map((line) => `  ${out.paint("bold", line)}`),
		...vital(event, alert, out, width),
		...shown.map((line) => (line ? `  ${line}` : "")),
		...(shown.length < summary.length
			? [`  … ${summary.length - shown.length} more lines: seamark alerts show ${safeLine(alert.id)}`]
			: []),
		`  ${[`from ${originatorOf(alert, names)}`, alert.countries?.length ? `about ${list(alert.countries)}` : "", gradingOf(alert), out.moment(alert.changedAt)].filter(Boolean).join(" · ")}`,
		id,
		...(flash ? [banner(" !!!")] : []),
		"",
	];
};
