import { spawn } from "node:child_process";
import { join } from "node:path";

const program = join(import.meta.dirname, "..", "..", "bin", "seamark.js");

export type Ran = { code: number; stdout: string; stderr: string };
export type Running = {
	done: Promise<Ran>;
	/** Resolves when the output, of any kind, has this in it. */
	said(text: string): Promise<void>;
	/** The output so far, of any kind. */
	text(): string;
	interrupt(): void;
};

/** Starts the real command line in a process of its own, with an environment that holds nothing but what is given. */
export const start = (
	home: string,
	words: readonly string[],
	o: { input?: string; env?: Record<string, string>; nodeOptions?: string[] } = {},
): Running => {
	const child = spawn(process.execPath, [...(o.nodeOptions ?? []), program, ...words], {
		// On a machine in New Zealand: its own time is told from that of the agency of the login.
		env: { SEAMARK_HOME: home, TZ: "Pacific/Auckland", ...o.env },
		stdio: ["pipe", "pipe", "pipe"],
	});
	let stdout = "";
	let stderr = "";
	const waiting: { text: string; resolve: () => void }[] = [];
	const heard = () => {
		for (const one of waiting) if ((stdout + stderr).includes(one.text)) one.resolve();
	};
	child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
		stdout += chunk;
		heard();
	});
	child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
		stderr += chunk;
		heard();
	});
	child.stdin.on("error", () => undefined);
	child.stdin.end(o.input ?? "");
	const done = new Promise<Ran>((resolve) => {
		child.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr }));
	});
	return {
		done,
		said: (text) =>
			(stdout + stderr).includes(text)
				? Promise.resolve()
				: Promise.race([
						new Promise<void>((resolve) => waiting.push({ text, resolve })),
						done.then(() => Promise.reject(new Error(`ended without saying "${text}":\n${stderr}`))),
					]),
		text: () => stdout + stderr,
		interrupt: () => child.kill("SIGINT"),
	};
};

/** Times that an officer would have to work out: as programs write them, or in UTC with no local time beside it. */
const bareTimes = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?:[:\d.]*(?:Z|[+-]\d\d:\d\d)| UTC(?! \())/g;

const isJson = (text: string): boolean => {
	try {
		return typeof JSON.parse(text) === "object";
	} catch {
		return false;
	}
};

/** The bare times in what people read: documents and lines for programs, and options to type again, may have them. */
export const bareTimesIn = (printed: string): string[] =>
	(isJson(printed) ? "" : printed)
		.split("\n")
		.filter((line) => !isJson(line))
		.flatMap((line) => line.replace(/ --[a-z-]+ \S+/g, "").match(bareTimes) ?? []);

/** Runs the command to its end. No matter what it was, it printed no bare time. */
export const run = async (
	home: string,
	words: readonly string[],
	o: Parameters<typeof start>[2] = {},
): Promise<Ran> => {
	const ran = await start(home, words, o).done;
	// Refused input is explained with an example of a time.
	const bare =
		ran.code === 2 || words.includes("--help") ? [] : bareTimesIn(`${ran.stdout}`).concat(bareTimesIn(ran.stderr));
	if (bare.length > 0)
		throw new Error(`seamark ${words.join(" ")} printed ${bare.join(", ")} with no local time beside it`);
	return ran;
};
