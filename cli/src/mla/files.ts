import { createReadStream } from "node:fs";
import { open, readFile, rm } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { type Body, given, uploaded } from "@seamark/client";
import type { Context } from "../context.ts";
import { measure } from "../imports/imports.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { fileProblem } from "../terminal/files.ts";
import { checkPromise } from "../terminal/output-file.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

/** A day: 4 GB over a bad link takes its time. */
const patience = 24 * 3_600_000;
const tus = { "tus-resumable": "1.0.0" };
const mostLookedAt = 64 * 1_048_576;
const megabytes = (count: number) => (count / 1_048_576).toFixed(1);
const at = (id: string) => ({ params: { path: { id } } });

export const list = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const found = await (await context.hub()).GET("/mla/requests/{id}/files", at(id));
	if (out.json) return out.document(found);
	if (found.items.length === 0) return out.say("No files.");
	const columns = [
		{ title: "FILE", priority: 0 },
		{ title: "STATE", priority: 0 },
		{ title: "MB", priority: 1 },
		{ title: "FROM", priority: 2 },
		{ title: "NAME", priority: 0, grows: true, least: 12 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.map((one) => [one.id, one.state, megabytes(one.size), one.madeBy, one.name]),
		),
	);
	for (const { id: file, why } of found.items) if (why) out.say(`${safeLine(file)}: ${safeLine(why)}`);
};

/** Bytes of the file from there on, with word of how far it is. */
const from = (file: string, offset: number, read: (bytes: number) => void): ReadableStream<Uint8Array> =>
	Readable.toWeb(
		Readable.from(
			(async function* () {
				let bytes = offset;
				for await (const chunk of createReadStream(file, { start: offset, highWaterMark: 64 * 1024 })) {
					bytes += (chunk as Buffer).length;
					read(bytes);
					yield chunk as Buffer;
				}
			})(),
		),
	) as ReadableStream<Uint8Array>;

const most = 20;

/** Sends a file, and goes on where the hub has it when the line breaks. */
export const send = async (context: Context, request: string, file: string, o: { name?: string }): Promise<void> => {
	const { out } = context;
	const { sha256, size } = await measure(file);
	if (size === 0) throw usageError(`${file} is empty.`, "Check the name of the file.");
	const hub = await context.hub();
	const said = Object.entries({ filename: o.name ?? basename(file), sha256 });
	const metadata = said.map(([name, value]) => `${name} ${Buffer.from(value).toString("base64")}`).join(",");
	const { id } = await hub.POST("/mla/requests/{id}/files", {
		...at(request),
		headers: { ...tus, "upload-length": String(size), "upload-metadata": metadata },
		body: null,
	});
	const told = (bytes: number) =>
		out.progress(`Sent ${megabytes(bytes)} of ${megabytes(size)} MB (${Math.floor((bytes / size) * 100)} %) ...`);
	let offset = 0;
	const whereItIs = () =>
		hub.GET("/mla/files/{id}", {
			...at(id),
			head: (headers) => {
				offset = Number(headers.get("upload-offset") ?? offset);
			},
		});
	for (let tries = 1; ; tries++)
		try {
			await hub.PATCH("/mla/files/{id}", {
				...at(id),
				headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
				...uploaded(() => from(file, offset, told)),
				once: true,
				patience,
			});
			break;
		} catch (error) {
			const broken = error instanceof CliError && error.exit === exits.unavailable;
			if (!broken || tries === most) throw error;
			if ((await whereItIs()).state !== "coming") break;
		} finally {
			out.endProgress();
		}
	const done = await whereItIs();
	if (out.json) return out.document(done);
	out.say(`${out.paint("green", "Sent")} ${safeLine(done.name)}, ${megabytes(done.size)} MB  ${safeLine(done.id)}`);
	out.hint(
		`Who has it, for its chain of custody: seamark mla custody ${safeLine(done.id)}`,
		`A statement names it by: "papers": [{ "id": "${safeLine(done.id)}", "sha256": "${sha256}" }]`,
	);
};

export const save = async (context: Context, id: string, o: { output: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const body = await hub.GET("/mla/files/{id}/content", {
		...at(id),
		parseAs: "stream",
		accept: "application/octet-stream, application/problem+json",
		patience,
	});
	const target = await open(o.output, "wx", 0o600).catch((error: NodeJS.ErrnoException) => {
		throw error.code === "EEXIST"
			? usageError(`${o.output} is there already.`, "Choose another name: evidence is not written over.")
			: fileProblem(o.output, error);
	});
	await target.writeFile(Readable.fromWeb(body as never)).finally(() => target.close());
	const { sha256, size } = await measure(o.output);
	// What is too large to be looked at whole keeps its name.
	if (size <= mostLookedAt)
		try {
			checkPromise(o.output, await readFile(o.output));
		} catch (error) {
			await rm(o.output);
			throw error;
		}
	const { sha256: named } = await hub.GET("/mla/files/{id}", at(id));
	if (sha256 !== named)
		throw new CliError(exits.chainBroken, `${o.output} is not what the hub has: its SHA-256 is ${sha256}.`, {
			next: "Save it again under another name.",
		});
	if (out.json) return out.document({ file: o.output, size, sha256 });
	out.say(`${out.paint("green", "Saved")} ${safeLine(o.output)}, SHA-256 ${sha256}`);
	out.hint("That you have it is in the audit. No virus scanner has looked at it.");
};

export const drop = async (context: Context, id: string, o: { yes?: boolean }): Promise<void> => {
	const { out } = context;
	if (o.yes !== true)
		throw usageError("This destroys the file for good; nobody can bring it back.", "Add --yes if that is meant.");
	const done = await (await context.hub()).DELETE("/mla/files/{id}", { ...at(id), body: null });
	if (out.json) return out.document(done ?? { id });
	out.say(`${out.paint("green", "Taken back")} ${safeLine(id)}`);
};

export const custody = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const found = await (await context.hub()).GET("/mla/files/{id}/custody", at(id));
	if (out.json) return out.document(found);
	const columns = [
		{ title: "AT", priority: 0 },
		{ title: "STEP", priority: 0 },
		{ title: "WHO", priority: 0, grows: true, least: 16 },
		{ title: "TO", priority: 1 },
		{ title: "WHERE", priority: 1 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			found.items.map((one) => [out.brief(one.happened), one.step, one.who, one.to ?? "", one.where]),
		),
	);
	out.hint(`The next hand-over: seamark mla hand-over ${safeLine(id)} --step handed-over --who FUNCTION --where PLACE`);
};

export const handOver = async (
	context: Context,
	id: string,
	o: { step: string; who: string; to?: string; where: string; happened?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const body = {
		...given({ to: o.to }),
		...{ step: o.step, who: o.who, where: o.where },
		happened: o.happened ?? new Date(context.now()).toISOString(),
	} as Body<"handOver">;
	const done = await hub.POST("/mla/files/{id}/custody", { ...at(id), body });
	if (out.json) return out.document(done);
	if (done.done === "waits-for-your-signature") {
		out.say("Your authority signs by itself. This is the text:", safeLine(done.text));
		return out.hint("Send it with its detached JWS to POST /mla/files/{id}/custody/signed.");
	}
	out.say(`${out.paint("green", "Signed")}: ${safeLine(o.step)}.`);
};
