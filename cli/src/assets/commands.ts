import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument, list, whole } from "../terminal/options.ts";
import { OutputFile } from "../terminal/output-file.ts";
import { ofLedger } from "./ledger-commands.ts";
import { ofProperty } from "./property-commands.ts";
import { ofShare } from "./share-commands.ts";

const room = () => import("./assets.ts");
const loads = () => import("./loads.ts");
const owners = () => import("./owners.ts");
const traces = () => import("./traces.ts");

export const register = (command: Command, run: Run): void => {
	ofFiles(command, run);
	ofClosing(command, run);
	ofLoads(command, run);
	ofAccounts(command, run);
	ofOwners(command, run);
	ofValue(command, run);
	ofTraces(command, run);
	ofPatterns(command, run);
	ofProperty(command, run);
	ofLedger(command, run);
	ofShare(command, run);
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
		.option("--after <id>", "go on after this one")
		.addHelpText("after", examples("assets list", "assets list --json"))
		.action(run(async (context, _words, options) => (await room()).list(context, options)));
	command
		.command("show")
		.description("show a tracing file and what was loaded into it")
		.argument("<file>", "id of the tracing file", idArgument)
		.addHelpText("after", examples("assets show ID"))
		.action(run(async (context, [id]) => (await room()).show(context, id)));
};

const ofClosing = (command: Command, run: Run): void => {
	command
		.command("close")
		.description("close a tracing file; after the time to keep it, what was loaded is erased")
		.argument("<file>", "id of the tracing file", idArgument)
		.addHelpText("after", examples("assets close ID"))
		.action(run(async (context, [id]) => (await room()).close(context, id)));
};

const ofLoads = (command: Command, run: Run): void => {
	command
		.command("load")
		.description("load a file of transfers, or of who owns what, into a tracing file")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<transfers>", "the file")
		.addOption(new Option("--format <format>", "what it is").choices(values.announceLoad.format).default("csv"))
		.option("--mapping <file>", "CSV: JSON that says which column is what")
		.addOption(
			new Option("--same-day <order>", "other formats: in which order lines of one time are taken").choices(
				values.announceLoad["mapping.sameDay"],
			),
		)
		.addOption(
			new Option("--reversals <how>", "camt: how the bank says the side of a reversal").choices(
				values.announceLoad["mapping.reversals"],
			),
		)
		.option("--name <name>", "what to call it at the hub (default: the file's own name)")
		.addHelpText(
			"after",
			`${examples(
				"assets load ID transfers.csv --mapping bank.json",
				"assets load ID statement.xml --format camt.053 --same-day as-in-file --reversals as-booked",
				"assets load ID owners.json --format bods",
			)}\n\nCut off, run it again: what is settled is not taken twice. The same file again changes nothing.\nEnds with 7 when lines were refused.`,
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

const showing = (command: Command): Command =>
	command
		.addOption(
			new Option("--format <format>", "how it is shown")
				.choices(["table", "json", "csv", "dot", "svg", "pdf"])
				.default("table"),
		)
		.option("--method <name>", "whose picture is drawn, such as rolling-charge; pictures show one method")
		.addOption(new OutputFile(["json", "csv", "dot", "svg", "pdf"]));

const ofTraces = (command: Command, run: Run): void => {
	showing(
		command
			.command("trace")
			.description("trace money by every method side by side, forwards from proceeds or backwards from accounts")
			.argument("<file>", "id of the tracing file", idArgument)
			.option("--transfer <ids>", "transfers that brought the proceeds", list)
			.option("--account <accounts>", "accounts such as A17: all that came into them is taken for proceeds", list)
			.option("--backwards", "explain where the money of these accounts came from")
			.option("--from <moment>", "proceeds came from then on (RFC 3339)")
			.option("--until <moment>", "leave out what came later")
			.addOption(new Option("--hops <number>", "transfers one after the other").argParser(whole(1, 20)).default(6))
			.addOption(
				new Option("--other-money <whose>", "whose the money is that is not traced: the methods need to know")
					.choices(values.makeTrace.otherMoney)
					.makeOptionMandatory(),
			),
	)
		.addHelpText(
			"after",
			examples(
				"assets trace ID --transfer T1,T2 --other-money own",
				"assets trace ID --account A17 --backwards --other-money innocent",
				"assets trace ID --transfer T1 --other-money own --format svg --method rolling-charge -o trace.svg",
			),
		)
		.action(run(async (context, [id], options) => (await traces()).trace(context, id, options)));
	showing(
		command
			.command("trace-again")
			.description("show a trace that was made before, as it was then")
			.argument("<file>", "id of the tracing file", idArgument)
			.argument("<trace>", "id of the trace", idArgument),
	)
		.addHelpText("after", examples("assets trace-again ID TRACE --format pdf -o trace.pdf"))
		.action(run(async (context, [id, trace], options) => (await traces()).again(context, id, trace, options)));
};

const ofValue = (command: Command, run: Run): void => {
	command
		.command("value")
		.description("reckon what can be confiscated up to an assessed value, by every method of a trace side by side")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<trace>", "id of the trace", idArgument)
		.requiredOption("--currency <code>", "of all amounts, such as FJD")
		.requiredOption("--assessed <amount>", "what the crime brought, as assessed")
		.option("--confiscated <amount>", "what was confiscated for it already")
		.requiredOption(
			"--things <file>",
			"JSON with what there is: name, worth; account and income where proceeds are in it",
		)
		.addHelpText("after", examples("assets value ID TRACE --currency FJD --assessed 9000.00 --things things.json"))
		.action(
			run(async (context, [id, trace], options) => (await import("./value.ts")).value(context, id, trace, options)),
		);
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
		.description("open whose an account is, or what an owner is called; it goes on record")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<account>", "such as A17 or E3")
		.addHelpText("after", examples("assets who ID A17", "assets who ID E3"))
		.action(run(async (context, [id, account]) => (await room()).who(context, id, account)));
	command
		.command("find")
		.description("find an account by its number, which is read from standard input")
		.argument("<file>", "id of the tracing file", idArgument)
		.addHelpText("after", examples("assets find ID < number.txt"))
		.action(run(async (context, [id]) => (await room()).find(context, id)));
};

const ofOwners = (command: Command, run: Run): void => {
	command
		.command("parties")
		.description("who owns and is owned in a tracing file, each under a number within the file")
		.argument("<file>", "id of the tracing file", idArgument)
		.option("--after <number>", "go on after this one")
		.addHelpText("after", examples("assets parties ID"))
		.action(run(async (context, [id], options) => (await owners()).parties(context, id, options)));
	command
		.command("owners")
		.description("who owns a company in the end, through layers and circles, and who controls it")
		.argument("<file>", "id of the tracing file", idArgument)
		.argument("<party>", "such as E3")
		.option("--on <day>", "as it was on this day, such as 2024-06-30")
		.addHelpText("after", examples("assets owners ID E3", "assets owners ID E3 --on 2024-06-30"))
		.action(run(async (context, [id, party], options) => (await owners()).owners(context, id, party, options)));
};

const ofPatterns = (command: Command, run: Run): void => {
	command
		.command("patterns")
		.description(
			"find the patterns of laundered money and signs of trafficking; with --score, measure how well they are found",
		)
		.argument("[file]", "id of the tracing file", idArgument)
		.option("--currency <code>", "transfers of this currency, such as FJD")
		.option("--threshold <amount>", "from which amount the country has payments reported, such as 10000.00")
		.addOption(new Option("--pattern <name>", "only this one").choices(values.findPatterns.pattern))
		.addOption(
			new Option("--hours <number>", "hours that local time is ahead of UTC, for deposits at night").argParser(
				whole(-14, 14),
			),
		)
		.addOption(new Option("--limit <number>", "findings, at most").argParser(whole(1, 500)).default(100))
		.option("--score", "score the rules on made-up transfers with exact truth; needs no hub")
		.addOption(new Option("--seed <number>", "first seed, with --score").argParser(whole(0, 2 ** 31)).default(1))
		.addOption(new Option("--sets <number>", "sets, with --score").argParser(whole(1, 1_000)).default(3))
		.addOption(
			new Option("--each <number>", "of each pattern in a set, with --score").argParser(whole(1, 1_000)).default(10),
		)
		.addOption(
			new Option("--noise <number>", "honest transfers for each planted one").argParser(whole(0, 10_000)).default(100),
		)
		.addOption(new Option("--days <number>", "days that a set lasts").argParser(whole(60, 3_650)).default(240))
		.option("--amlsim <folder>", "with --score: the sample of AMLSim too, and its control")
		.addHelpText(
			"after",
			examples(
				"assets patterns ID --currency FJD --threshold 10000.00",
				"assets patterns ID --currency FJD --pattern fan-in --json",
				"assets patterns --score --seed 100 --sets 5",
			),
		)
		.action(
			run(async (context, [id], options) =>
				options.score
					? (await import("./patterns-score.ts")).patternsScore(context, options)
					: (await import("./patterns.ts")).patterns(context, id, options),
			),
		);
};
