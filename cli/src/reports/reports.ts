import { writeFile } from "node:fs/promises";
import { type Body, given, type Item, type Query } from "@seamark/client";
import { erasureLine } from "../cases/erasure.ts";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import { mayBeDone } from "../hub/explain.ts";
import type { Hub } from "../hub/hub.ts";
import { calendarFaults } from "../terminal/calendar.ts";
import { CliError, usageError } from "../terminal/exit.ts";
import { fileProblem, readObject } from "../terminal/files.ts";
import { uuid } from "../terminal/options.ts";
import { formOf } from "../terminal/output-file.ts";
import { headedTable, rows } from "../terminal/render.ts";
import { safeLine, safeText } from "../terminal/sanitise.ts";
import { wrap } from "../terminal/table.ts";
import { ageInWords, inWords } from "../terminal/words.ts";
import { type ReportOptions, reportOf, sealed } from "./draft.ts";

export type SubmitOptions = ReportOptions & { to?: string; clientId?: string; dryRun?: boolean };

/** The report that a file or the options describe, under an id and a time of its own. */
export const reportFrom = async (
	context: Context,
	file: string | undefined,
	{ to: _to, clientId, dryRun: _dryRun, capturedAt, ...content }: SubmitOptions,
): Promise<Record<string, unknown>> => {
	if (file !== undefined && Object.keys(content).length > 0)
		throw usageError("A report comes from the file or from options, not from both.", "Leave out one of them.");
	const made = file === undefined ? reportOf(content) : { report: await readObject(context, file) };
	if ("faults" in made)
		throw usageError("The report is incomplete.", "Correct what is listed: seamark report submit --help", made.faults);
	if (clientId !== undefined && !uuid.test(clientId.toLowerCase()))
		throw usageError("--client-id is no id.", "Give the id that the failed attempt named.");
	const wrong = calendarFaults(made.report);
	if (wrong.length > 0) throw usageError("The report names days that cannot be.", "Correct what is listed.", wrong);
	const report = sealed(made.report, { newId: context.newId, now: context.now(), capturedAt });
	return clientId === undefined ? report : { ...report, clientId: clientId.toLowerCase() };
};

/** The id of the unit that a report is for; nothing is guessed, as in the audience of an alert. */
export const unitId = async (hub: Hub, typed: string): Promise<string> => {
	if (uuid.test(typed.toLowerCase())) return typed.toLowerCase();
	const { ids, faults } = resolveAgencies([typed], "--to", await readAgencies(hub));
	if (faults.length > 0) throw usageError("The unit is not known.", "Find its handle with: seamark agencies", faults);
	return ids[0] as string;
};

export const submit = async (context: Context, file: string | undefined, o: SubmitOptions): Promise<void> => {
	const { out } = context;
	const report = await reportFrom(context, file, o);
	const hub = await context.hub();
	const body = o.to === undefined ? report : { ...report, toAgency: await unitId(hub, o.to) };
	if (o.dryRun) {
		await hub.POST("/reports/check", { body: body as Body<"checkReport"> });
		out.document(report);
		return out.hint("The hub would take it. Nothing was sent.");
	}
	const sent = await hub
		// A file may say what it likes: the hub has the last word on it.
		.POST("/reports", { body: body as Body<"submitReport"> })
		.catch((error: unknown) => {
			if (!(error instanceof CliError) || !mayBeDone(error)) throw error;
			throw new CliError(error.exit, error.message, {
				code: error.code,
				detail: "The hub may or may not have it.",
				next: `Run the same command with --client-id ${body.clientId} --captured-at ${body.capturedAt}: it stays one report.`,
				cause: error,
			});
		});
	if (out.json) return out.document(sent);
	out.say(`${out.paint("green", "Received")} ${safeLine(sent.receipt)}  ${safeLine(sent.id)}`);
	out.hint(`Has anybody dealt with it? seamark report receipt ${safeLine(sent.id)}`);
};

export const receipt = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/reports/{id}/acknowledgement", { params: { path: { id } } });
	if (out.json) return out.document(answer);
	out.say(
		`${safeLine(answer.receipt)}  ${safeLine(answer.status)}; written ${out.moment(answer.capturedAt)}, came ${out.moment(answer.receivedAt)}`,
	);
};

/** `in 3 h`, `2 d late`. */
export const due = (minutes: number | undefined): string => {
	if (minutes === undefined) return "";
	const [n, unit] = [Math.abs(minutes), minutes < 0 ? "late" : "left"];
	const text = n < 120 ? `${n} min` : n < 2_880 ? `${Math.floor(n / 60)} h` : `${Math.floor(n / 1_440)} d`;
	return `${text} ${unit}`;
};

export const list = async (
	context: Context,
	{ limit, overdue, ...o }: Omit<Query<"readIntakeQueue">, "limit" | "overdue"> & { limit?: number; overdue?: boolean },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const query = given<Query<"readIntakeQueue">>({
		...o,
		limit: limit === undefined ? undefined : String(limit),
		overdue: overdue ? "true" : undefined,
	} as Query<"readIntakeQueue">);
	const queue = await hub.GET("/reports", { params: { query } });
	if (out.json) return out.document(queue);
	const { items: reports, timeliness, next } = queue;
	if (reports.length === 0) out.say("No reports.");
	else out.say(...queueTable(reports, out));
	const { waiting, settledInTime, settledLate } = timeliness;
	out.say(
		`${waiting} waiting, ${timeliness.overdue} of them late; in 30 days ${settledInTime} dealt with in time, ${settledLate} late.`,
	);
	if (next) out.hint(`There are more: --after ${safeLine(next)}`);
	if (reports[0] && o.status === undefined) out.hint(`Next: seamark report show ${safeLine(reports[0].id)}`);
};

/** What a report is about, in a line: how many, and what was observed. */
const inShortText = ({ observations, personsSeen, childrenSeen, things }: Item<"readIntakeQueue">["inShort"]): string =>
	[
		personsSeen === undefined ? "" : personsSeen === 1 ? "1 person" : `${personsSeen} persons`,
		childrenSeen ? `${childrenSeen} under 18` : "",
		...observations.map(inWords),
		things > 0 ? `${things} ${things === 1 ? "thing" : "things"}` : "",
	]
		.filter(Boolean)
		.join(", ");

const queueTable = (reports: readonly Item<"readIntakeQueue">[], out: Context["out"]): string[] => {
	const lines = reports.map((one) => [
		{ text: safeLine(one.id) },
		{ text: safeLine(one.receipt) },
		{
			text: safeLine(due(one.minutesLeft)),
			...(one.overdue ? { paint: (cell: string) => out.paint(["red", "bold"], cell) } : {}),
		},
		{ text: safeLine(inWords(one.urgency)) },
		{
			text: safeLine(
				[inWords(one.channel), one.callerCategory && `(${inWords(one.callerCategory)})`].filter(Boolean).join(" "),
			),
		},
		{ text: safeLine(inShortText(one.inShort)) },
		{ text: safeLine(one.country) },
		{ text: out.brief(one.capturedAt) },
		{ text: safeLine(inWords(one.status)) },
	]);
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "RECEIPT", priority: 2 },
		{ title: "DUE", priority: 0 },
		{ title: "URGENCY", priority: 1 },
		{ title: "CHANNEL", priority: 3 },
		{ title: "SUMMARY", priority: 0, grows: true, least: 16 },
		{ title: "IN", priority: 2 },
		{ title: "WRITTEN", priority: 3 },
		{ title: "STATUS", priority: 4 },
	];
	return headedTable(out, columns, lines);
};

export const show = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/reports/{id}", { params: { path: { id } } });
	if (out.json) return out.document(answer);
	const { report, duplicates = [], cases = [] } = answer;
	const { content } = report;
	const width = Math.min(out.width ?? 100, 100);
	const erased = await erasureLine(context, report.erasure);
	const persons = (content.persons ?? []).map((one) =>
		[
			inWords(one.seenAs ?? "other"),
			one.sex === "unknown" ? "" : inWords(one.sex),
			ageInWords(one.age),
			(one.nationality ?? []).join("/"),
			one.identified ? "name in the vault" : "no name",
		]
			.filter(Boolean)
			.map(safeLine)
			.join(", "),
	);
	out.say(
		...rows(
			[
				["id", `${safeLine(report.receipt)}  ${safeLine(report.id)}`],
				["channel", safeLine([inWords(report.channel), inWords(report.callerCategory)].filter(Boolean).join(", "))],
				["urgency", safeLine(`${inWords(report.urgency)}; ${due(report.minutesLeft)}`)],
				["status", safeLine([inWords(report.status), inWords(report.dismissReason)].filter(Boolean).join(", "))],
				[
					"passed on to",
					report.passedTo
						? safeLine(`${report.passedTo.agency}, ${report.passedTo.receipt}: ${inWords(report.passedTo.status)}`)
						: "",
				],
				["passed on by", report.passedBy.map((one) => safeLine(`${one.agency}, ${one.receipt}`)).join("\n")],
				["names", erased],
				["case", safeLine(report.caseId)],
				["written", out.moment(report.capturedAt)],
				["came", out.moment(report.receivedAt)],
				["happened", safeLine([content.occurred?.from, content.occurred?.to].filter(Boolean).join(" to "))],
				["where", safeLine([content.place, report.country].filter(Boolean).join(", "))],
				["seen", safeLine((content.observations ?? []).map(inWords).join(", "))],
				["persons", content.personsSeen === undefined ? "" : safeLine(content.personsSeen)],
				["under 18", content.childrenSeen === undefined ? "" : safeLine(content.childrenSeen)],
				["who", persons.join("\n")],
				["things", (content.things ?? []).map((one) => safeLine(`${inWords(one.kind)} ${one.value}`)).join("\n")],
			],
			width,
		),
	);
	if (content.narrative) out.say("", ...wrap(safeText(content.narrative), width - 2).map((line) => `  ${line}`));
	for (const one of duplicates)
		out.say("", `May be the same: report ${safeLine(one.id)} (${safeLine((one.reasons ?? []).join(", "))})`);
	for (const one of cases)
		out.say(`Case ${safeLine(one.reference)} knows ${safeLine((one.shares ?? []).join(", "))}: ${safeLine(one.id)}`);
	if (report.status === "waiting")
		out.hint(
			`Open a case from it: seamark case take-in ${id} --title ...   Put it to one: seamark case take-in ${id} --into CASE`,
		);
};

export const form = async (
	context: Context,
	o: { html?: boolean; output?: string; lang?: Query<"readReportForm">["lang"] },
): Promise<void> => {
	const { out } = context;
	const as = formOf({ ...o, ...(o.html ? { form: "html" as const } : {}), usual: "text" as const });
	const hub = await context.hub();
	const text = await hub.GET("/reports/form", {
		params: { query: { as, ...(o.lang === undefined ? {} : { lang: o.lang }) } },
		parseAs: "text",
		accept: "text/html, text/plain, application/problem+json",
	});
	if (o.output === undefined) return out.write(safeText(text).trimEnd());
	await writeFile(o.output, text).catch((error: unknown) => {
		throw fileProblem(o.output as string, error as NodeJS.ErrnoException);
	});
	if (out.json) return out.document({ written: o.output });
	out.say(`${out.paint("green", "Written")} to ${o.output}.`);
	out.hint("Ticked forms are typed in with: seamark report submit --coded 'J3 L2 M1 M4 N12 SFJ'");
};

export const passOn = async (context: Context, id: string, o: { to: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.POST("/reports/{id}/pass-on", { params: { path: { id } }, body: { toAgency: o.to } });
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Passed on")}: it waits in their queue as ${safeLine(answer.receipt)}.`);
	out.hint(`Whether they have dealt with it: seamark report show ${id}`);
};

export const askLetGo = async (context: Context, id: string, o: { reason: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const asked = await hub.POST("/reports/{id}/letting-go", { params: { path: { id } }, body: { reason: o.reason } });
	if (out.json) return out.document(asked);
	out.say(`${out.paint("green", "Asked")}: a second officer confirms until ${out.moment(asked.answerBy)}.`);
	out.hint(`They confirm with: seamark second confirm ${safeLine(asked.id)}. Then: seamark report dismiss ${id}`);
};

export const dismiss = async (context: Context, id: string, o: Body<"dismissReport">): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.POST("/reports/{id}/dismiss", { params: { path: { id } }, body: o });
	if (out.json) return out.document({ id, dismissed: o.reason });
	out.say(`${out.paint("green", "Dismissed")} ${id}: ${safeLine(inWords(o.reason))}. It stays readable.`);
};
