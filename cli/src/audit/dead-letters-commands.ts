import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.command("list")
		.description("events that a service could not apply, with the cause")
		.addHelpText("after", examples("deadletters list", "deadletters list --json"))
		.action(run(async (context) => (await import("./dead-letters.ts")).listAll(context)));
	command
		.command("redrive")
		.description("apply them again, in order, once the cause is gone")
		.argument("<consumer>", "consumer as the list names it")
		.addHelpText("after", examples("deadletters redrive audit-alerts"))
		.action(run(async (context, [consumer]) => (await import("./dead-letters.ts")).redrive(context, consumer)));
};
