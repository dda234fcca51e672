import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { uploaded } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError, usageError } from "../terminal/exit.ts";
import { fileProblem, writeWhole } from "../terminal/files.ts";
import { checkPromise } from "../terminal/output-file.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { erasureLine } from "./erasure.ts";

const largest = 25 * 1_048_576;
/** What is large and comes over a bad link takes its time. */
const patience = 3_600_000;

const sizeText = (size: number | null | undefined): string =>
	size === undefined || size === null
		? ""
		: size < 1_048_576
			? `${Math.ceil(size / 1_024)} kB`
			: `${(size / 1_048_576).toFixed(1)} MB`;

export const list = async (context: Context, caseId: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/cases/{id}/attachments", { params: { path: { id: caseId } } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("No files.");
	const columns = [
		{ title: "FILE", priority: 0 },
		{ title: "SIZE", priority: 0 },
		{ title: "TYPE", priority: 1 },
		{ title: "ADDED", priority: 2 },
		{ title: "PERSON", priority: 3 },
		{ title: "NAME", priority: 0, grows: true, least: 12 },
	];
	const lines = [];
	for (const one of answer.items)
		lines.push([
			one.id,
			sizeText(one.size),
			one.mediaType ?? "",
			out.brief(one.addedAt),
			one.personId,
			one.name ?? (await erasureLine(context, one.erasure)),
		]);
	out.say(...titledTable(out, columns, lines));
};

const contentOf = async (file: string): Promise<Buffer> => {
	try {
		const { size } = await stat(file);
		if (size > largest)
			throw usageError(
				`${file} has ${sizeText(size)}; the hub takes 25 MB.`,
				"Cut it, or attach the part that matters.",
			);
		return await readFile(file);
	} catch (error) {
		if (error instanceof CliError) throw error;
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
};

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Sent again after a broken line, the same file in the same place is the same attachment. */
export const attach = async (
	context: Context,
	caseId: string,
	file: string,
	o: { person?: string; name?: string },
): Promise<void> => {
	const { out } = context;
	const content = await contentOf(file);
	const hub = await context.hub();
	out.progress(`Sending ${sizeText(content.length)} ...`);
	const added = await hub
		.POST("/cases/{id}/attachments", {
			params: {
				path: { id: caseId },
				query: {
					name: o.name ?? basename(file),
					sha256: hashOf(content),
					...(o.person ? { personId: o.person } : {}),
				},
			},
			headers: { "content-type": "application/octet-stream" },
			...uploaded(() => content),
			patience,
		})
		.finally(() => out.endProgress());
	if (out.json) return out.document(added);
	out.say(
		`${out.paint("green", "Attached")} ${safeLine(added.name)} as ${safeLine(added.mediaType)}  ${safeLine(added.id)}`,
	);
};

export const download = async (context: Context, id: string, o: { output: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const content = Buffer.from(
		await hub.GET("/attachments/{id}/content", {
			params: { path: { id } },
			parseAs: "arrayBuffer",
			accept: "application/octet-stream, application/problem+json",
			patience,
		}),
	);
	checkPromise(o.output, content);
	await writeWhole(o.output, content);
	const sha256 = hashOf(content);
	if (out.json) return out.document({ file: o.output, size: content.length, sha256 });
	out.say(`${out.paint("green", "Saved")} ${o.output}, ${sizeText(content.length)}, SHA-256 ${sha256}`);
	out.hint("That you have it is in the audit. It goes only where the case may go; no virus scanner has looked at it.");
};
