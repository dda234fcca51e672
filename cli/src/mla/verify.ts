import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type ExportedThread, verifyThread } from "@seamark/mla-thread";
import type { Context } from "../context.ts";
import { exits, usageError } from "../terminal/exit.ts";
import { fileProblem, readText } from "../terminal/files.ts";
import { safeLine } from "../terminal/sanitise.ts";

const mostBytes = 64 * 1_048_576;

const hashOfFile = async (file: string): Promise<string> => {
	const hash = createHash("sha256");
	try {
		for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
	} catch (error) {
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
	return hash.digest("hex");
};

const isThread = (value: unknown): value is ExportedThread => {
	const { format, thread, authorities, statements, receipts } = (value ?? {}) as Partial<ExportedThread>;
	const signed = (list: unknown) =>
		Array.isArray(list) && list.every((one) => typeof one?.bytes === "string" && typeof one?.signature === "string");
	return (
		format === 1 &&
		typeof thread === "string" &&
		[authorities?.requesting, authorities?.requested].every(
			(one) => typeof one?.id === "string" && Array.isArray(one.keys),
		) &&
		signed(statements) &&
		signed(receipts)
	);
};

const parse = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

export const verify = async (context: Context, file: string, { paper = [] }: { paper?: string[] }): Promise<number> => {
	const { out } = context;
	const exported = parse(await readText(context, file, mostBytes));
	if (!isThread(exported))
		throw usageError(`${file} holds no exported thread.`, "Write one with: seamark mla thread ID --save FILE");
	const papers = new Map<string, string>();
	for (const one of paper) {
		const [id = "", path = ""] = one.split("=", 2);
		if (path === "") throw usageError(`${one} names no file.`, "Write it as --paper ID=FILE.");
		papers.set(id, await hashOfFile(path));
	}
	const verdict = await verifyThread(exported, papers);
	if (out.json) out.document(verdict);
	else if (verdict.ok) {
		out.say(
			`${out.paint(["green", "bold"], "Whole")}: ${verdict.statements.length} statements, each signed and in its place. The request is ${safeLine(verdict.state.stage)}.`,
		);
		if (verdict.erased > 0)
			out.say(
				`The text of ${verdict.erased} of them was erased. Their order is proved by hashes and by the signature of the authority that erased them.`,
			);
		out.hint("The keys are those in the file. Compare them with those that the two authorities publish.");
	} else {
		out.say(out.paint(["red", "bold"], "Not as it was signed:"));
		for (const { at, fault } of verdict.faults) out.say(`  ${safeLine(at)}: ${safeLine(fault)}`);
		out.hint("Keep the file, and ask both authorities for their copies.");
	}
	return verdict.ok ? exits.ok : exits.chainBroken;
};
