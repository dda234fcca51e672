import { type Answer, given, type Query, uploaded } from "@seamark/client";
import type { Context } from "../context.ts";
import { type AudienceOptions, withAgencyIds } from "../directory/directory.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { readBytes, writeWhole } from "../terminal/files.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { parseExpiry } from "./draft.ts";

type ImportOptions = AudienceOptions & { tlp: string; expires?: string; atomic?: boolean; dryRun?: boolean };

type ImportAnswer = Answer<"importStix">;

const largestImport = 10 * 1024 * 1024;
const chunk = 64 * 1024;

/** The bytes as a stream that tells how far it was read, which is how far it was sent, give or take the socket's buffer. */
const watched = (bytes: Buffer, sent: (count: number) => void): ReadableStream<Uint8Array> => {
	let at = 0;
	return new ReadableStream(
		{
			pull: (controller) => {
				if (at >= bytes.length) return controller.close();
				controller.enqueue(bytes.subarray(at, at + chunk));
				at = Math.min(bytes.length, at + chunk);
				sent(at);
			},
		},
		{ highWaterMark: 0 },
	);
};

/** A list as an address takes it; left out where nothing is in it. */
const listed = (values: readonly string[] | undefined): string | undefined => values?.join(",") || undefined;

const marks: Record<string, string> = { error: "✗", warning: "!", note: "·" };

export const importBundle = async (context: Context, file: string, o: ImportOptions): Promise<number> => {
	const { out } = context;
	const expiresAt = o.expires === undefined ? undefined : parseExpiry(o.expires, context.now());
	if (o.expires !== undefined && expiresAt === undefined)
		throw usageError(
			`"${o.expires}" is not a time of expiry.`,
			"Give it like 30d, 72h, 2030-12-31 or 2030-12-31T12:00:00Z.",
		);
	const bytes = await readBytes(context, file, largestImport);
	const known = await withAgencyIds(context.hub, o);
	const hub = await context.hub();
	const megabytes = (count: number) => (count / 1_048_576).toFixed(1);
	const answer = await hub
		.POST("/alerts/import", {
			params: {
				query: given<Query<"importStix">>({
					tlp: o.tlp as Query<"importStix">["tlp"],
					regions: listed(known.toRegions),
					countries: listed(known.toCountries),
					kinds: listed(known.toKinds),
					agencies: listed(known.toAgencies),
					excluded: listed(known.exclude),
					expiresAt,
					atomic: o.atomic ? "true" : undefined,
					dryRun: o.dryRun ? "true" : undefined,
				}),
			},
			headers: { "content-type": "application/stix+json" },
			...uploaded(() =>
				watched(bytes, (count) =>
					out.progress(
						count < bytes.length
							? `Sending ${megabytes(count)} of ${megabytes(bytes.length)} MB ...`
							: "Sent; the hub reads the bundle ...",
					),
				),
			),
			patience: 300_000,
		})
		.finally(() => out.endProgress());
	if (out.json) out.document(answer);
	else sayReport(context, answer);
	return answer.refused > 0 ? exits.importRefused : exits.ok;
};

const reportLine = (out: Context["out"], one: ImportAnswer["report"][number]): string => {
	const style = one.severity === "error" ? "red" : one.severity === "warning" ? "yellow" : "dim";
	const mark = `${marks[one.severity] ?? "·"} ${safeLine(one.severity).padEnd(7)}`;
	const place = one.index === null ? "" : `object ${one.index}`;
	const parts = [place, one.id, one.message].map(safeLine).filter(Boolean);
	return `${out.paint(style, mark)} ${parts.join("  ")}`;
};

/** Outcome, id and title of an alert. What changed nothing is named too: an officer looks for the alert by it. */
const alertLine = (out: Context["out"], one: ImportAnswer["alerts"][number]): string =>
	`${out.paint("dim", safeLine(one.outcome).padEnd(9))} ${[one.id, one.title].map(safeLine).filter(Boolean).join("  ")}`;

const sayReport = ({ out }: Context, { alerts, report, refused, import: id }: ImportAnswer): void => {
	const counts = new Map<string, number>();
	for (const { outcome } of alerts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
	for (const one of report) out.say(reportLine(out, one));
	for (const one of alerts) out.say(alertLine(out, one));
	const summary = [...counts].map(([outcome, count]) => `${count} ${safeLine(outcome)}`).join(", ");
	const [style, end] = refused > 0 ? (["yellow", `; ${refused} refused`] as const) : (["green", ""] as const);
	out.say(`${out.paint(style, id === null ? "Would be" : "Imported")}: ${summary || "no alerts"}${end}.`);
	if (refused > 0)
		out.hint("Correct the refused objects and import the bundle again: what is unchanged stays as it is.");
	if (id === null) {
		out.hint("Nothing was stored. Import it: the same command without --dry-run.");
		return;
	}
	out.hint(`Give it back as it came: seamark alerts export --import ${safeLine(id)} -o bundle.json`);
	if (counts.has("raised"))
		out.hint(`Take back what it raised: seamark alerts undo-import ${safeLine(id)} --reason ...`);
};

const undone: Record<Answer<"recallImport">["alerts"][number]["outcome"], string> = {
	recalled: "recalled",
	changedSince: "stays: changed since. Recall it by itself",
	alreadyRecalled: "was recalled before",
	wasThereBefore: "stays: it was there before the import",
};

export const undoImport = async (context: Context, id: string, { reason }: { reason: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.POST("/alerts/imports/{id}/recall", { params: { path: { id } }, body: { reason } });
	if (out.json) return out.document(answer);
	for (const one of answer.alerts) out.say(`${safeLine(one.id)}  ${undone[one.outcome]}`);
	const recalled = answer.alerts.filter(({ outcome }) => outcome === "recalled").length;
	out.say(`${out.paint("green", "Undone")}: ${recalled} of ${answer.alerts.length} recalled.`);
	if (answer.beyond > 0)
		out.hint(`${answer.beyond} more stay: your duty post may not change them. Ask a post of your agency that may.`);
};

type ExportOptions = { ids?: string[]; import?: string; output?: string; profile?: string };

export const exportBundle = async (context: Context, id: string | undefined, o: ExportOptions): Promise<void> => {
	const { out } = context;
	const ways = [id, o.ids, o.import].filter((way) => way !== undefined).length;
	if (ways !== 1)
		throw usageError("It is not clear what to export.", "Give one of: an alert's id, --ids ID,ID or --import ID.");
	const hub = await context.hub();
	// As it came, byte for byte: numbers and their spelling would not survive being read and written again.
	const asItCame = { parseAs: "text" } as const;
	const profile = o.profile as Query<"exportAlert">["profile"];
	const bundle =
		id !== undefined
			? await hub.GET("/alerts/{id}/stix", { params: { path: { id }, query: given({ profile }) }, ...asItCame })
			: await hub.GET("/alerts/export", {
					params: { query: given({ import: o.import, ids: listed(o.ids), profile }) },
					...asItCame,
				});
	const { objects: list } = JSON.parse(bundle) as { objects?: unknown };
	if (o.output === undefined) return out.width === undefined ? out.write(bundle) : out.document(JSON.parse(bundle));
	await writeWhole(o.output, `${bundle}\n`);
	const objects = Array.isArray(list) ? list.length : 0;
	if (out.json) return out.document({ file: o.output, objects });
	out.say(`${out.paint("green", "Exported")} ${objects} objects to ${o.output}.`);
	out.hint("The file keeps its handling: everybody who gets it must be allowed to.");
};
