import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { collect, examples, idArgument, whole } from "../terminal/options.ts";

const many = (flags: string, says: string) => new Option(flags, says).argParser(collect);

export const register = (command: Command, run: Run): void => {
	command
		.command("search")
		.description("whom your agency's register has under a name or a number; the search is recorded")
		.addOption(many("--name <name>", "as it was said or written, in any script; may be repeated"))
		.option("--born <day>", "day of birth, such as 1980-04-30")
		.addOption(many("--document <number>", "number of a passport or an identity card; may be repeated"))
		.addOption(many("--phone <number>", "may be repeated"))
		.addHelpText("after", examples("conviction search --name 'Viliame Koroi'", "conviction search --document L7788990"))
		.action(run(async (context, _words, options) => (await import("./convictions.ts")).search(context, options)));
	command
		.command("enter")
		.description("enter the conviction of a charge in the register")
		.argument("<charge>", "id of the charge", idArgument)
		.requiredOption("--court <name>", "the court as it is called, without names of persons")
		.option("--country <code>", "country of the court (default: yours)")
		.option("--spent-on <day>", "from this day on nobody finds it")
		.addHelpText("after", examples("conviction enter CHARGE --court 'High Court at Suva' --spent-on 2036-05-01"))
		.action(run(async (context, [id], options) => (await import("./convictions.ts")).enter(context, id, options)));
	command
		.command("list")
		.description("what the register has of a person, also what is spent or fell")
		.argument("<person>", "id of the person", idArgument)
		.addHelpText("after", examples("conviction list PERSON"))
		.action(run(async (context, [id]) => (await import("./convictions.ts")).list(context, id)));
	command
		.command("change")
		.description("correct the court, or say when it is spent")
		.argument("<id>", "id of the entry", idArgument)
		.addOption(
			new Option("--entry-version <n>", "the version that you read")
				.argParser(whole(1, 1_000_000))
				.makeOptionMandatory(),
		)
		.option("--court <name>", "the court as it is called, without names of persons")
		.option("--country <code>", "country of the court")
		.option("--spent-on <day>", "from this day on nobody finds it")
		.addHelpText("after", examples("conviction change ID --entry-version 1 --spent-on 2036-05-01"))
		.action(run(async (context, [id], options) => (await import("./convictions.ts")).change(context, id, options)));
};
