import { type Command, Option } from "commander";
import { caseArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { collect, examples, idArgument, list as listOf, whole } from "../terminal/options.ts";

// Who is charged with what, and what came of it.

const version = (of: string) =>
	new Option(`--${of}-version <n>`, "change only if this is still the version").argParser(whole(1, 1_000_000));
const acts = () =>
	new Option("--acted <days>", "when the acts were, such as 2012-03-01..2014-06-30; may be repeated").argParser(
		collect,
	);

const list = (command: Command, run: Run): void => {
	command
		.command("charges")
		.description("who is charged with what, and every stage of it")
		.argument("<case>", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case charges CASE", "case charges CASE --json"))
		.action(run(async (context, [id]) => (await import("./charges.ts")).list(context, id)));
};

const charge = (command: Command, run: Run): void => {
	command
		.command("charge")
		.description("record that a suspect was charged; the assessment is kept apart")
		.argument("<person>", "id of the person", idArgument)
		.requiredOption("--offence <code>", "as charged, such as trafficking, smuggling, withholdingPapers")
		.option("--statute <text>", "the provision that the charge names")
		.option("--on <day>", "when, such as 2026-01-31")
		.addOption(acts())
		.addHelpText(
			"after",
			`${examples("case charge PERSON --offence trafficking --statute 'Crimes Act, s. 112' --on 2026-01-31")}

Nobody is charged for having been smuggled or trafficked, or for having fled: that is refused with the article.
The law of the day of the act decides what can be charged: with --acted it is that of then.`,
		)
		.action(run(async (context, [id], options) => (await import("./charges.ts")).charge(context, id, options)));

	command
		.command("charge-company")
		.description("record that a company was charged; it is linked to the case before")
		.argument("<case>", "id or reference of the case", caseArgument)
		.requiredOption("--company <id>", "id of the company, as case links shows it", idArgument)
		.requiredOption("--liability <code>", "criminal, civil or administrative")
		.requiredOption("--offence <code>", "as charged, such as trafficking, forcedLabour, corruption")
		.option("--statute <text>", "the provision that the charge names")
		.option("--on <day>", "when, such as 2026-01-31")
		.addOption(acts())
		.addHelpText(
			"after",
			examples(
				"case link CASE legalPerson 'Reef Garments Ltd' --role employer",
				"case charge-company CASE --company ID --liability criminal --offence forcedLabour --on 2026-01-31",
			),
		)
		.action(run(async (context, [id], options) => (await import("./charges.ts")).chargeCompany(context, id, options)));
};

const stage = (command: Command, run: Run): void => {
	command
		.command("stage")
		.description("record the next stage of a charge at court")
		.argument("<case>", "id or reference of the case", caseArgument)
		.argument("<charge>", "id of the charge", idArgument)
		.requiredOption(
			"--stage <code>",
			"investigation, prosecution, trial, verdict, sentence, appeal, confiscation or discontinued",
		)
		.option("--outcome <code>", "of a verdict or an appeal: convicted, acquitted or retrial")
		.option("--on <day>", "when, such as 2026-01-31; counts in the year of this day")
		.addOption(new Option("--months <n>", "of a sentence: months of imprisonment").argParser(whole(1, 1_200)))
		.option("--fine <amount>", "of a sentence, such as '50000 FJD'")
		.addOption(
			new Option(
				"--measure <codes>",
				"of a sentence: what else was imposed, such as dissolution, exclusionFromTenders",
			).argParser(listOf),
		)
		.option("--note <text>", "without names of persons")
		.addOption(version("charge"))
		.addHelpText(
			"after",
			examples(
				"case stage CASE CHARGE --stage prosecution --on 2026-01-31",
				"case stage CASE CHARGE --stage verdict --outcome convicted",
				"case stage CASE CHARGE --stage sentence --months 48 --on 2026-05-01",
				"case stage CASE CHARGE --stage sentence --fine '50000 FJD' --measure exclusionFromTenders",
			),
		)
		.action(
			run(async (context, [id, charge], options) => (await import("./charges.ts")).stage(context, id, charge, options)),
		);
};

export const registerCharges = (command: Command, run: Run): void => {
	list(command, run);
	charge(command, run);
	stage(command, run);
};
