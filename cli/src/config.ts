import { homedir } from "node:os";
import { basename, delimiter, dirname, isAbsolute, join, resolve } from "node:path";

/** What the environment says to the command line. */
export type CliConfig = {
	/** Folder of the logins. */
	home: string;
	/** SEAMARK_HUB: used where neither --hub nor a login names one. */
	hub: string | undefined;
	/** SEAMARK_PROFILE: used where --as is not given. */
	profile: string | undefined;
	/** SEAMARK_DEBUG: requests and stack traces on standard error; never a secret. */
	debug: boolean;
	/** How this program was started: what it tells to type next works in the same place. */
	program: string;
	/** COLUMNS: width of the terminal, where it cannot be asked. */
	columns: number | undefined;
};

/** `npx seamark` asks the public registry outside of the clone, so it is told only where it was typed; else the way to the program. */
export const programOf = (env: NodeJS.ProcessEnv, script: string): string => {
	if (env.npm_command === "exec") return "npx seamark";
	const onPath = (env.PATH ?? "").split(delimiter).includes(dirname(script));
	if (basename(script) === "seamark" && onPath) return "seamark";
	return `node ${/^[\w./:\\-]+$/.test(script) ? script : `"${script}"`}`;
};

export const configOf = (env: NodeJS.ProcessEnv, home: string, script: string): CliConfig => {
	const xdg = env.XDG_CONFIG_HOME;
	const columns = Number(env.COLUMNS);
	return {
		home: env.SEAMARK_HOME
			? resolve(env.SEAMARK_HOME)
			: join(xdg && isAbsolute(xdg) ? xdg : join(home, ".config"), "seamark"),
		hub: env.SEAMARK_HUB || undefined,
		profile: env.SEAMARK_PROFILE || undefined,
		debug: Boolean(env.SEAMARK_DEBUG) && env.SEAMARK_DEBUG !== "0",
		program: programOf(env, script),
		columns: Number.isInteger(columns) && columns >= 20 ? columns : undefined,
	};
};

export const readConfig = (): CliConfig => configOf(process.env, homedir(), process.argv[1] ?? "seamark");
