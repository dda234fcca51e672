import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.addHelpText("after", examples("whoami", "whoami --as desk --json"))
		.action(run(async (context) => (await import("./whoami.ts")).whoami(context)));
};
