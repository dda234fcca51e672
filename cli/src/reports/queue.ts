import { chmod, open, rename, rm, writeFile } from "node:fs/promises";
import type { Answer, Body } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import { CliError, exits } from "../terminal/exit.ts";
import { fileProblem, readText } from "../terminal/files.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type Queued, readQueued } from "./draft.ts";
import { reportFrom, type SubmitOptions, unitId } from "./reports.ts";

// Reports that were written without a connection wait in a file, one line of JSON each. The file may hold names: only its owner
// can read it, and once the hub has its reports it can forget them.

/** As many reports as nobody writes without a connection. */
const mostBytes = 256 * 1_048_576;

export const queue = async (context: Context, file: string, draft: string | undefined, o: SubmitOptions) => {
	const { out } = context;
	const line: Queued = { ...(o.to === undefined ? {} : { to: o.to }), report: await reportFrom(context, draft, o) };
	if (o.dryRun) return out.document(line);
	try {
		const handle = await open(file, "a", 0o600);
		try {
			await handle.appendFile(`${JSON.stringify(line)}\n`);
			// A battery that dies now must not take the report with it.
			await handle.sync();
		} finally {
			await handle.close();
		}
		await chmod(file, 0o600);
	} catch (error) {
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
	if (out.json) return out.document(line);
	out.say(`${out.paint("green", "Kept")} in ${file}, written ${out.moment(line.report.capturedAt)}.`);
	out.hint(`With a connection: seamark report send ${file}`);
};

type Sent = { clientId: string } & Partial<Answer<"submitReport">>;
type Refused = { line: number; clientId: string; code: string; message: string };

/** Sends every report of the file. Each stays one report however often; what the hub refused is told line by line. */
export const send = async (context: Context, file: string, o: { forget?: boolean }): Promise<number> => {
	const { out } = context;
	const text = await readText(context, file, mostBytes);
	const lines = text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [{ line, n: index + 1 }]));
	const hub = await context.hub();
	const units = new Map<string, Promise<string>>();
	const sent: Sent[] = [];
	const refused: (Refused & { text: string })[] = [];
	for (const { line, n } of lines) {
		out.progress(`${n} of ${lines.length} ...`);
		const one = await sendLine(hub, line, units);
		if ("message" in one) refused.push({ line: n, ...one, text: line });
		else sent.push(one);
	}
	out.endProgress();
	if (o.forget)
		await replace(
			file,
			refused.map((one) => one.text),
			context.newId(),
		);
	if (out.json) out.document({ sent, refused: refused.map(({ text: _, ...one }) => one) });
	else saySent(context, file, sent, refused, o.forget === true);
	return refused.length > 0 ? exits.importRefused : exits.ok;
};

/** Throws where there is no connection or no login: then nothing is to be had from the lines that follow. */
const sendLine = async (
	hub: Hub,
	line: string,
	units: Map<string, Promise<string>>,
): Promise<Sent | Omit<Refused, "line">> => {
	const read = readQueued(line);
	if ("fault" in read) return { clientId: "", code: "", message: read.fault };
	const { to, report } = read;
	const clientId = String(report.clientId);
	try {
		if (to !== undefined && !units.has(to)) units.set(to, unitId(hub, to));
		const body = to === undefined ? report : { ...report, toAgency: await units.get(to) };
		const answer = await hub.POST("/reports", { body: body as Body<"submitReport"> });
		return { clientId, ...answer };
	} catch (error) {
		const ofThisLine: readonly number[] = [exits.refused, exits.usage, exits.conflict];
		if (!(error instanceof CliError) || !ofThisLine.includes(error.exit)) throw error;
		const faults = error.faults.map(({ at, message }) => `${at} ${message}`.trim());
		return { clientId, code: error.code, message: [error.message, ...faults].join(" ") };
	}
};

const saySent = (
	{ out }: Context,
	file: string,
	sent: readonly Sent[],
	refused: readonly Refused[],
	forgotten: boolean,
): void => {
	for (const one of sent) out.say(`${out.paint("green", "Received")} ${safeLine(one.receipt)}  ${safeLine(one.id)}`);
	for (const one of refused) out.say(`${out.paint("yellow", "Refused")} line ${one.line}: ${safeLine(one.message)}`);
	if (sent.length > 0 && !forgotten)
		out.hint(
			`The file still holds them, perhaps with names. To delete what came through: seamark report send ${file} --forget`,
		);
	if (refused.length > 0)
		out.hint("Correct the refused lines in the file and send it again: what came through stays one report.");
};

/** Whole or not at all; an empty file is removed. */
const replace = async (file: string, lines: readonly string[], unique: string): Promise<void> => {
	if (lines.length === 0) return rm(file, { force: true });
	const fresh = `${file}.${unique}.new`;
	await writeFile(fresh, `${lines.join("\n")}\n`, { mode: 0o600, flag: "wx" });
	await rename(fresh, file);
};
