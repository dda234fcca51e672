import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.command("list")
		.description("what waits for a second officer of your agency, newest first")
		.option("--all", "those that were answered too")
		.addHelpText("after", examples("second list", "second list --all --json"))
		.action(run(async (context, _words, options) => (await import("./second.ts")).listAll(context, options)));
	command
		.command("confirm")
		.description("confirm what another officer has asked for")
		.argument("<id>", "id of the request", idArgument)
		.option("--reason <text>", "a remark, without names")
		.addHelpText("after", examples("second confirm ID"))
		.action(
			run(async (context, [id], options) => (await import("./second.ts")).answer(context, id, "confirmed", options)),
		);
	command
		.command("decline")
		.description("decline what another officer has asked for")
		.argument("<id>", "id of the request", idArgument)
		.requiredOption("--reason <text>", "why, without names")
		.addHelpText("after", examples("second decline ID --reason 'The shelter knows the name.'"))
		.action(
			run(async (context, [id], options) => (await import("./second.ts")).answer(context, id, "declined", options)),
		);
};
