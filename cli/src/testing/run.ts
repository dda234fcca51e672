import { spawn } from "node:child_process";
import { join } from "node:path";

const program = join(import.meta.dirname, "..", "..", "bin", "seamark.js");

export type Ran = { code: number; stdout: string; stderr: string };
export type Running = {
	done: Promise<Ran>;
	/** Resolves when the output, of whatever kind, has this in it. */
	said(text: string): Promise<void>;
	interrupt(): void;
};

/** Starts the real command line in a process of its own, with an environment that holds nothing but what is given. */
export const start = (
	home: string,
	words: readonly string[],
	o: { input?: string; env?: Record<string, string>; nodeOptions?: string[] } = {},
): Running => {
	const child = spawn(process.execPath, [...(o.nodeOptions ?? []), program, ...words], {
		env: { SEAMARK_HOME: home, ...o.env },
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
		interrupt: () => child.kill("SIGINT"),
	};
};

export const run = (home: string, words: readonly string[], o: Parameters<typeof start>[2] = {}): Promise<Ran> =>
	start(home, words, o).done;
