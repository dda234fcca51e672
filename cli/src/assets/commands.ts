import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument, list } from "../terminal/options.ts";

const room = () => import("./assets.ts");
const loads = () => import("./loads.ts");

export const register = (command: Command, run: Run): void => {
	ofFiles(command, run);
	ofLoads(command, run);
	ofAccounts(command, run);
};

const ofFiles = (command: Command, run: Run): void => {
	command
		.command("open")
		.description("open a tracing file, for your unit or for the unit that you ask")
		.requiredOption("--title <text>", "what it is about; no names of persons")
		.addOption(new Option("--case <id>", "the case that it is for").argParser(idArgument).conflicts("mla"))
		.addOption(new Option("--mla <id>", "the request for assistance that it is for").argParser(idArgument))
		.option("--lead <agency>", "handle of the financial intelligence unit that works on it (default: your own)")
		.option("--partner <agencies>", "handles of units that may load into it and read it", list)
		.addHelpText(
			"after",
			examples('assets open --title "Wages of the Amber Sea"', 'assets open --title "Boats" --case ID --lead fj-fiu'),
		)
		.action(run(async (context, _words, options) => (await room()).open(context, options)));
	command
		.command("list")
		.description("the tracing files in which your agency has a part")
		.addHelpText("after", examples("assets list", "assets list --json"))
		.action(run(async (context) => (await room()).list(context)));
	command
		.command("show")
		.description("show a tracing file and what was loaded into it")
		.argument("<file>", "id of the tracing file", idArgument)
		.addHelpText("after", examples("assets show ID"))
		.action(run(async (context, [id]) => (await room()).show(context, id)));
};

const ofLoads = (command: Command, run: Run): void => {
	command
		.command("load")
		.description("load a file of transfers into a tracing file")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<transfers>", "the file of transfers, CSV")
		.requiredOption("--mapping <file>", "JSON that says which column is what")
		.option("--name <name>", "what to call it at the hub (default: the file's own name)")
		.addHelpText(
			"after",
			`${examples("assets load ID transfers.csv --mapping bank.json")}\n\nCut off, run it again: what is settled is not taken twice. The same file again changes nothing.\nEnds with 7 when lines were refused.`,
		)
		.action(run(async (context, [id, file], options) => (await loads()).load(context, id, file, options)));
	command
		.command("refusals")
		.description("the lines that a load refused, each with its reasons")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<load>", "id of the load", idArgument)
		.addHelpText("after", examples("assets refusals ID LOAD"))
		.action(run(async (context, [id, load]) => (await loads()).refusals(context, id, load)));
	command
		.command("drop")
		.description("give up a load that is not done; what it took in goes with it")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<load>", "id of the load", idArgument)
		.addHelpText("after", examples("assets drop ID LOAD"))
		.action(run(async (context, [id, load]) => (await loads()).drop(context, id, load)));
};

const ofAccounts = (command: Command, run: Run): void => {
	command
		.command("accounts")
		.description("the accounts of a tracing file, each under its number within the file")
		.argument("<file>", "id of the tracing file", idArgument)
		.option("--after <number>", "go on after this account")
		.addHelpText("after", examples("assets accounts ID"))
		.action(run(async (context, [id], options) => (await room()).accounts(context, id, options)));
	command
		.command("who")
		.description("open whose an account is; it goes on record")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<account>", "such as A17")
		.addHelpText("after", examples("assets who ID A17"))
		.action(run(async (context, [id, account]) => (await room()).who(context, id, account)));
	command
		.command("find")
		.description("find an account by its number, which is read from standard input")
		.argument("<file>", "id of the tracing file", idArgument)
		.addHelpText("after", examples("assets find ID < number.txt"))
		.action(run(async (context, [id]) => (await room()).find(context, id)));
};
