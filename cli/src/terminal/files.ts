import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { textOfBytes } from "@seamark/values/readers";
import type { Context } from "../context.ts";
import { usageError } from "./exit.ts";

const explain: Record<string, string> = { ENOENT: "does not exist", EACCES: "may not be read", EISDIR: "is a folder" };

export const fileProblem = (file: string, error: NodeJS.ErrnoException) =>
	usageError(
		`${file} ${explain[error.code ?? ""] ?? `cannot be used (${error.code ?? error.message})`}.`,
		"Check the name of the file.",
	);

/** The bytes of a file, or of standard input for `-`. Larger ones than `most` bytes are not read at all. */
export const readBytes = async (context: Context, file: string, most: number): Promise<Buffer> => {
	const tooLarge = (size: number) =>
		usageError(
			`${file === "-" ? "The input" : file} has ${(size / 1_048_576).toFixed(1)} MB; the hub takes ${Math.round(most / 1_048_576)} MB at once.`,
			"Split it and send the parts one by one.",
		);
	if (file === "-") {
		const bytes = Buffer.from(await context.readInput());
		if (bytes.length > most) throw tooLarge(bytes.length);
		return bytes;
	}
	try {
		const { size } = await stat(file);
		if (size > most) throw tooLarge(size);
		return await readFile(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === undefined || !("syscall" in (error as object))) throw error;
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
};

/** The text of a file, or of standard input for `-`: UTF-8, with or without the mark that programs of Windows put before it. */
export const readText = async (context: Context, file: string, most: number): Promise<string> => {
	const read = textOfBytes(await readBytes(context, file, most));
	if ("text" in read) return read.text;
	throw usageError(
		`${file === "-" ? "The input" : file} ${read.fault}.`,
		"In Windows programs: Save as, encoding UTF-8; Excel calls it CSV UTF-8.",
	);
};

/** A JSON object from a file or standard input. */
export const readObject = async (context: Context, file: string): Promise<Record<string, unknown>> => {
	const text = await readText(context, file, 1_048_576);
	try {
		const value = JSON.parse(text) as unknown;
		if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
	} catch (error) {
		throw usageError(
			`${file === "-" ? "The input" : file} is not JSON: ${(error as Error).message}`,
			"Correct it; `seamark alerts raise --print ...` prints a draft to start from.",
		);
	}
	throw usageError(`${file === "-" ? "The input" : file} is not one JSON object.`, "Give one draft.");
};

/** The file is there whole or not at all, readable by its owner alone: what it holds is restricted. */
export const writeWhole = async (file: string, content: string | Uint8Array): Promise<void> => {
	const fresh = `${file}.part`;
	try {
		const handle = await open(fresh, "w", 0o600);
		try {
			await handle.writeFile(content);
		} finally {
			await handle.close();
		}
		await rename(fresh, file);
	} catch (error) {
		await rm(fresh, { force: true });
		throw fileProblem(file, error as NodeJS.ErrnoException);
	}
};
