import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Ran, run } from "../../cli/src/testing/run.ts";

/** The command line as people of the story use it: one folder of logins, one of files, both gone at the end. */
export const openTerminal = async (url: string) => {
	const home = await mkdtemp(join(tmpdir(), "seamark-demo-terminal-"));
	const seamark = (...words: string[]): Promise<Ran> => run(home, words, { env: { NO_COLOR: "1", COLUMNS: "100" } });
	const done = async (...words: string[]): Promise<Ran> => {
		const ran = await seamark(...words);
		if (ran.code !== 0) throw new Error(`seamark ${words.join(" ")} ended with ${ran.code}: ${ran.stderr}`);
		return ran;
	};
	return {
		seamark,
		login: (name: string, officer: string, ...more: string[]) =>
			done("login", "--hub", url, "--demo", officer, "--as", name, ...more),
		/** What a command that succeeds prints, line by line. */
		screen: async (...words: string[]): Promise<string[]> =>
			(await done(...words)).stdout.trimEnd().replaceAll(`${home}/`, "").split("\n"),
		json: async <T>(...words: string[]): Promise<T> => JSON.parse((await done(...words, "--json")).stdout) as T,
		file: (name: string) => join(home, name),
		read: (name: string) => readFile(join(home, name), "utf8"),
		write: async (name: string, value: unknown): Promise<string> => {
			const path = join(home, name);
			await writeFile(path, JSON.stringify(value));
			return path;
		},
		close: () => rm(home, { recursive: true, force: true }),
	};
};
export type Terminal = Awaited<ReturnType<typeof openTerminal>>;
