import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { type Answer, type Query, uploaded } from "@seamark/client";
import type { Context } from "../context.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { fileProblem, writeWhole } from "../terminal/files.ts";
import { formOf } from "../terminal/output-file.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Measured = { sha256: string; size: number };

/** Size and SHA-256 of a file, read once and not kept. Throws CliError when it cannot be read. */
export const measure = async (file: string): Promise<Measured> => {
	try {
		const { size } = await stat(file);
		const hash = createHash("sha256");
		for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
		return { sha256: hash.digest("hex"), size };
	} catch (error) {
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
};

const megabytes = (count: number) => (count / 1_048_576).toFixed(1);

/** The file as a compressed stream that tells how far it was read. */
const sending = (file: string, read: (bytes: number) => void): ReadableStream<Uint8Array> => {
	let bytes = 0;
	const counted = Readable.from(
		(async function* () {
			for await (const chunk of createReadStream(file, { highWaterMark: 64 * 1024 })) {
				bytes += (chunk as Buffer).length;
				read(bytes);
				yield chunk as Buffer;
			}
		})(),
	);
	return (Readable.toWeb(counted) as ReadableStream<Uint8Array>).pipeThrough(
		new CompressionStream("gzip") as unknown as ReadableWritablePair<Uint8Array, Uint8Array>,
	);
};

/** A day: what is large and comes over a bad link takes its time. */
const patience = 24 * 3_600_000;

export const importFile = async (
	context: Context,
	kind: Query<"importRecords">["kind"],
	file: string,
	o: { name?: string },
): Promise<number> => {
	const { out } = context;
	const { sha256, size } = await measure(file);
	if (size === 0) throw usageError(`${file} is empty.`, "Check the name of the file.");
	const hub = await context.hub();
	const known = await hub.GET("/imports", { params: { query: { sha256 } } });
	const here = known.items.find((one) => one.kind === kind && one.status === "done");
	if (here) return sayImport(context, here, "unchanged");
	const answer = await hub
		.POST("/imports", {
			params: { query: { kind, sha256, size: String(size), name: o.name ?? (basename(file) || "file") } },
			headers: {
				"content-type": /\.json$/i.test(file) ? "application/json" : "text/csv",
				"content-encoding": "gzip",
			},
			// Sent again it goes on where it stopped: the stream is made again for each attempt.
			...uploaded(() =>
				sending(file, (bytes) =>
					out.progress(
						bytes < size
							? `Sent ${megabytes(bytes)} of ${megabytes(size)} MB (${Math.floor((bytes / size) * 100)} %) ...`
							: "All sent; the hub takes in the rest ...",
					),
				),
			),
			patience,
		})
		.finally(() => out.endProgress());
	return sayImport(context, answer.import, answer.outcome);
};

const sayImport = ({ out }: Context, one: Answer<"importRecords">["import"], outcome: string): number => {
	const { read, taken, refused } = one.rows;
	const code = refused > 0 ? exits.importRefused : exits.ok;
	if (out.json) {
		out.document({ import: one, outcome });
		return code;
	}
	const end = refused > 0 ? `, ${refused} refused` : "";
	if (outcome === "unchanged")
		out.say(`${out.paint("green", "Unchanged")}: this file is in already (${taken} of ${read} rows${end}).`);
	else out.say(`${out.paint(refused > 0 ? "yellow" : "green", "Imported")}: ${taken} of ${read} rows${end}.`);
	out.say(`Import ${safeLine(one.id)}`);
	if (refused > 0) out.hint(`Why: seamark import refusals ${safeLine(one.id)}`);
	return code;
};

export const listImports = async ({ hub: open, out }: Context): Promise<void> => {
	const hub = await open();
	const answer = await hub.GET("/imports");
	if (out.json) return out.document(answer);
	const rows = answer.items.map(({ id, kind, name, status, size, settled, rows: counts }) => [
		id,
		kind,
		status === "running" ? `${Math.floor((settled / Math.max(1, size)) * 100)} %` : status,
		String(counts.taken),
		String(counts.refused),
		name,
	]);
	if (rows.length === 0) return out.say("No imports.");
	const columns = [
		{ title: "IMPORT", priority: 0 },
		{ title: "KIND", priority: 1 },
		{ title: "STATUS", priority: 0 },
		{ title: "TAKEN", priority: 0 },
		{ title: "REFUSED", priority: 0 },
		{ title: "FILE", priority: 0, grows: true, least: 10 },
	];
	out.say(...titledTable(out, columns, rows));
};

export const listRefusals = async ({ hub: open, out }: Context, id: string): Promise<void> => {
	const hub = await open();
	let none = true;
	for (let after: string | undefined = "0"; after; ) {
		const answer: Answer<"listRefusedRows"> = await hub.GET("/imports/{id}/refusals", {
			params: { path: { id }, query: { after } },
		});
		const refusals = answer.items.flatMap(({ row, faults }) => faults.map((fault) => ({ row, ...fault })));
		for (const one of refusals) {
			none = false;
			if (out.json) await out.write(JSON.stringify(one));
			else out.say(`row ${safeLine(one.row)}: ${[one.column, one.reason].map(safeLine).filter(Boolean).join(" ")}`);
		}
		after = answer.next;
	}
	if (none) out.say("No row was refused.");
};

/** `2,5-9` as the numbers of rows; undefined for anything else, and for more than one call takes. */
export const parseRows = (text: string): number[] | undefined => {
	const rows = new Set<number>();
	for (const part of text.split(",")) {
		const [, first, last = first] = /^\s*(\d{1,9})(?:-(\d{1,9}))?\s*$/.exec(part) ?? [];
		const [from, to] = [Number(first), Number(last)];
		if (!(from >= 1 && to >= from && to - from < mostRows)) return undefined;
		for (let row = from; row <= to; row++) rows.add(row);
	}
	return rows.size <= mostRows ? [...rows] : undefined;
};
const mostRows = 1_000;

/** Puts persons of an import into a case: those of the rows that are named, or all who are in no case yet. */
export const addImported = async (
	context: Context,
	caseId: string,
	importId: string,
	o: { rows?: string },
): Promise<void> => {
	const { out } = context;
	const rows = o.rows === undefined ? undefined : parseRows(o.rows);
	if (o.rows !== undefined && !rows)
		throw usageError(`"${o.rows}" names no rows.`, `Give them like 2,5-9; at most ${mostRows} at a time.`);
	const hub = await context.hub();
	let added = 0;
	for (let more = true; more; ) {
		// Who is in the case already stays in it.
		const answer = await hub.POST("/cases/{id}/imported-persons", {
			params: { path: { id: caseId } },
			body: { importId, ...(rows ? { rows } : {}) },
			patience,
		});
		added += answer.added;
		more = rows === undefined && answer.more && answer.added > 0;
		out.progress(`${added} persons ...`);
	}
	out.endProgress();
	if (out.json) return out.document({ added });
	out.say(`${out.paint("green", "Added")} ${added} persons of the import.`);
	out.hint(`Who is in the case: seamark case persons ${caseId}`);
};

export const exportHtcds = async (
	{ hub: open, out }: Context,
	o: { import?: string; case?: string; form?: "csv" | "json"; output: string },
): Promise<void> => {
	if ((o.import === undefined) === (o.case === undefined))
		throw usageError("It is not clear what to export.", "Give one of --import ID and --case ID.");
	const { import: of, case: within } = o;
	const as = formOf({ ...o, usual: "csv" as const });
	const hub = await open();
	let withheld = 0;
	const text = await hub.GET("/htcds", {
		head: (headers) => {
			withheld = Number(headers.get("seamark-without-identity") ?? 0);
		},
		params: { query: { as, ...(of ? { import: of } : {}), ...(within ? { case: within } : {}) } },
		parseAs: "text",
		accept: "text/csv, application/json, application/problem+json",
		patience,
	});
	await writeWhole(o.output, text);
	if (out.json) return out.document({ file: o.output, withoutIdentity: withheld });
	out.say(`${out.paint("green", "Exported")} to ${o.output}.`);
	if (withheld > 0) {
		out.say(`${withheld} of the persons are in it without name, birth, numbers and contacts: you may not open them.`);
		out.hint(
			`To ask for them: seamark person ask-open ${within ? `--case ${safeLine(within)}` : `--import ${safeLine(of)}`} --reason 'why, without names'`,
		);
	}
	out.hint("The file names persons: it may go only where they may be named.");
};
