import { styleText } from "node:util";
import { localMoment, type Zone } from "@seamark/values/readers";
import { safeJson, safeLine, safeText } from "./sanitise.ts";

export type Style = Parameters<typeof styleText>[0];

/** Standard output for results, standard error for progress and hints. */
export type Output = {
	json: boolean;
	/** Columns of the terminal; undefined where standard output is none. */
	width: number | undefined;
	/** Colours a text that is already safe, where standard output takes colours. */
	paint(style: Style, text: string): string;
	/** A time for people, in UTC and on their own wall; what is no time stays as it is, and safe. */
	moment(value: unknown): string;
	/** The same for a cell of a table. */
	brief(value: unknown): string;
	/** Lines for people; nothing under --json. They must be safe already. */
	say(...lines: string[]): void;
	/** Writes one line or document and resolves when there is room for the next. */
	write(text: string): Promise<void>;
	/** One JSON document: indented for a terminal, one line otherwise. */
	document(value: unknown): void;
	/** What to do next, on standard error. */
	hint(...lines: string[]): void;
	/** A line that replaces itself; only where standard error is a terminal. */
	progress(text: string): void;
	endProgress(): void;
	/** Only under SEAMARK_DEBUG. */
	debug(text: string): void;
};

/** How this program was started, its commands, and the login and the hub that were named to it. */
export type Typed = { program: string; commands: readonly string[]; as?: string; hub?: string };

/** A hint with its commands so that they work as they are: from this folder, at this hub, in the name of this login. */
export const asTyped = (hint: string, { program, commands, as, hub }: Typed): string => {
	const login = as === undefined || hint.includes(" --as ") ? "" : ` --as ${as}`;
	const at = hub === undefined || hint.includes(" --hub ") ? "" : ` --hub ${hub}`;
	const command = new RegExp(`(?<![\\w./"-])seamark(?= (?:--[a-z]|(?:${commands.join("|")})\\b))`, "g");
	return hint.replace(command, () => `${program}${login}${at}`);
};

type Stream = NodeJS.WriteStream;

export const openOutput = (o: {
	stdout: Stream;
	stderr: Stream;
	json: boolean;
	debug: boolean;
	columns: number | undefined;
	typed: Typed;
	/** Where the reader is, once it is known. */
	zone: () => Zone | undefined;
}): Output => {
	const { stdout, stderr } = o;
	let progressing = false;
	const endProgress = () => {
		if (progressing) stderr.write("\r\u001b[K");
		progressing = false;
	};
	const line = (text: string) => {
		endProgress();
		stdout.write(`${text}\n`);
	};
	return {
		json: o.json,
		width: stdout.isTTY ? (o.columns ?? stdout.columns ?? 80) : undefined,
		paint: (style, text) => styleText(style, text, { stream: stdout }),
		moment: (value) => localMoment(String(value ?? ""), o.zone()) ?? safeLine(value),
		brief: (value) => localMoment(String(value ?? ""), o.zone(), { brief: true }) ?? safeLine(value),
		say: (...lines) => {
			if (!o.json) for (const one of lines) line(one);
		},
		write: async (text) => {
			endProgress();
			if (stdout.write(`${text}\n`) || stdout.destroyed) return;
			await new Promise<void>((resolve) => {
				stdout.once("drain", resolve);
				stdout.once("close", resolve);
			});
		},
		document: (value) => line(safeJson(value, stdout.isTTY ? 2 : undefined)),
		hint: (...lines) => {
			endProgress();
			for (const one of lines)
				stderr.write(`${styleText("dim", asTyped(safeText(one), o.typed), { stream: stderr })}\n`);
		},
		progress: (text) => {
			if (!stderr.isTTY) return;
			progressing = true;
			stderr.write(`\r\u001b[K${safeText(text)}`);
		},
		endProgress,
		debug: (text) => {
			if (!o.debug) return;
			endProgress();
			stderr.write(`debug: ${safeText(text)}\n`);
		},
	};
};
