import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { type Answer, type Body, uploaded } from "@seamark/client";
import type { Context } from "../context.ts";
import { measure } from "../imports/imports.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { readObject } from "../terminal/files.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Load = Answer<"readLoad">;

/** A day: what is large and comes over a bad link takes its time. */
const patience = 24 * 3_600_000;
const megabytes = (count: number) => (count / 1_048_576).toFixed(1);

/** The file as a stream that tells how far it was read. */
const sending = (file: string, read: (bytes: number) => void): ReadableStream<Uint8Array> => {
	let bytes = 0;
	return Readable.toWeb(
		Readable.from(
			(async function* () {
				for await (const chunk of createReadStream(file, { highWaterMark: 64 * 1024 })) {
					bytes += (chunk as Buffer).length;
					read(bytes);
					yield chunk as Buffer;
				}
			})(),
		),
	) as ReadableStream<Uint8Array>;
};

type Mapping = Body<"announceLoad">["mapping"];
type Format = Body<"announceLoad">["format"];
type Loading = {
	format: Format;
	mapping?: string;
	sameDay?: Mapping["sameDay"];
	reversals?: NonNullable<Mapping["reversals"]>;
	name?: string;
};

const mediaTypes: Record<Format, string> = {
	csv: "text/csv",
	...{
		"camt.053": "application/xml",
		"camt.054": "application/xml",
		"pain.001": "application/xml",
		goaml: "application/xml",
	},
	...{ ftm: "application/x-ndjson", bods: "application/json" },
};

/** What no file says of itself: CSV says less than the others. */
const mappingOf = async (context: Context, o: Loading): Promise<Mapping> => {
	if (o.format === "csv") {
		if (o.mapping === undefined) throw usageError("CSV needs a mapping.", "Say which column is what: --mapping FILE.");
		return (await readObject(context, o.mapping)) as Mapping;
	}
	if (o.mapping !== undefined) throw usageError("A mapping is for CSV alone.", "Leave --mapping out.");
	// Statements of ownership have no order of a day.
	const sameDay = o.sameDay ?? (o.format === "bods" ? "as-in-file" : undefined);
	if (sameDay === undefined)
		throw usageError("The order of lines of one time is not guessed.", "Say it: --same-day as-in-file, or another.");
	return { sameDay, ...(o.reversals ? { reversals: o.reversals } : {}) };
};

export const load = async (context: Context, id: string, file: string, o: Loading): Promise<number> => {
	const { out } = context;
	const mapping = await mappingOf(context, o);
	const { sha256, size } = await measure(file);
	if (size === 0) throw usageError(`${file} is empty.`, "Check the name of the file.");
	const hub = await context.hub();
	const announced = await hub.POST("/assets/files/{id}/loads", {
		params: { path: { id } },
		body: { name: o.name ?? (basename(file) || "file"), format: o.format, sha256, size, mapping },
	});
	if (announced.status === "done") return said(context, announced, "unchanged");
	const answer = await hub
		.PUT("/assets/files/{id}/loads/{load}/content", {
			params: { path: { id, load: announced.id } },
			headers: { "content-type": mediaTypes[o.format] },
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
	return said(context, answer.load, answer.outcome);
};

const said = ({ out }: Context, one: Load, outcome: "loaded" | "unchanged"): number => {
	const { read, taken, known, refused } = one.rows;
	const code = refused > 0 ? exits.importRefused : exits.ok;
	if (out.json) {
		out.document({ load: one, outcome });
		return code;
	}
	const rest = `${known > 0 ? `, ${known} known` : ""}${refused > 0 ? `, ${refused} refused` : ""}`;
	if (outcome === "unchanged")
		out.say(`${out.paint("green", "Unchanged")}: this file is in already (${taken} of ${read} lines${rest}).`);
	else out.say(`${out.paint(refused > 0 ? "yellow" : "green", "Loaded")}: ${taken} of ${read} lines${rest}.`);
	out.say(`Load ${safeLine(one.id)}`);
	if (refused > 0) out.hint(`Why: seamark assets refusals ${safeLine(one.file)} ${safeLine(one.id)}`);
	return code;
};

export const refusals = async ({ hub: open, out }: Context, id: string, loadId: string): Promise<void> => {
	const hub = await open();
	let none = true;
	for (let after: string | undefined = "0"; after; ) {
		const answer: Answer<"listRefusedLines"> = await hub.GET("/assets/files/{id}/loads/{load}/refusals", {
			params: { path: { id, load: loadId }, query: { after } },
		});
		for (const { line, faults } of answer.items)
			for (const { column, reason } of faults) {
				none = false;
				if (out.json) await out.write(JSON.stringify({ line, column, reason }));
				else out.say(`line ${line}: ${[column, reason].map(safeLine).filter(Boolean).join(" ")}`);
			}
		after = answer.next;
	}
	if (none) out.say("No line was refused.");
};

export const drop = async ({ hub: open, out }: Context, id: string, loadId: string): Promise<void> => {
	const hub = await open();
	await hub.DELETE("/assets/files/{id}/loads/{load}", { params: { path: { id, load: loadId } } });
	if (out.json) return out.document({ dropped: loadId });
	out.say(`${out.paint("green", "Dropped")} ${loadId}`);
};
