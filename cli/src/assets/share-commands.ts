import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";
import { ofMessages } from "./messages-commands.ts";

const share = () => import("./share.ts");

export const ofShare = (command: Command, run: Run): void => {
	const group = command
		.command("share")
		.description("look up whether another unit knows accounts or names, without saying which");
	group
		.command("ask")
		.description("look up accounts or names, one on each line of standard input; a hit is found on this machine alone")
		.argument("<unit>", "handle of the financial intelligence unit that is asked")
		.addOption(new Option("--kind <kind>", "what the lines are").choices(["account", "name"]).default("account"))
		.requiredOption("--reason <text>", "why; both units have it on record")
		.addHelpText("after", examples('assets share ask ws-fiu --reason "case 7 (invented)" < numbers.txt'))
		.action(run(async (context, [unit], options) => (await share()).ask(context, unit, options)));
	group
		.command("list")
		.description("what your unit looked up at others, and others at yours")
		.option("--after <id>", "go on after this one")
		.addHelpText("after", examples("assets share list"))
		.action(run(async (context, _words, options) => (await share()).list(context, options)));
	group
		.command("protect")
		.description("let look-ups of others not find an account, such as that of a victim")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<account>", "such as A17")
		.option("--off", "let them find it again")
		.addHelpText("after", examples("assets share protect ID A17"))
		.action(run(async (context, [id, account], options) => (await share()).protect(context, id, account, options)));
	ofMessages(group, run);
};
