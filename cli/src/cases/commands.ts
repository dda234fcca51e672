import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import { caseArgument, reportArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { collect, examples, idArgument, whole } from "../terminal/options.ts";
import { registerRecords } from "./records-commands.ts";

const filters = (command: Command): Command =>
	command
		.addOption(new Option("--role <role>", "among others").choices(values.listCases.role))
		.addOption(new Option("--identification <code>", "as a victim").choices(values.listCases.identification))
		.addOption(new Option("--classification <code>", "as the rules have it").choices(values.listCases.classification))
		.addOption(new Option("--limit <n>", "on a page (default: 50)").argParser(whole(1, 999)))
		.addOption(new Option("--after <id>", "go on after this one").argParser(idArgument));

const law = ["--jurisdiction <code>", "whose law persons are assessed under, such as LC, EU or UN"] as const;

const reading = (command: Command, run: Run): void => {
	filters(command.command("list").description("the cases of your agency, newest first"))
		.addOption(new Option("--status <status>", "of the case").choices(values.listCases.status))
		.option("--search <words>", "words in number, title and summary")
		.option("--country <code>", "where something of it happened")
		.addHelpText(
			"after",
			examples("case list --status open", "case list --identification confirmed", "case list --search wharf --json"),
		)
		.action(run(async (context, _words, options) => (await import("./cases.ts")).list(context, options)));

	command
		.command("show")
		.description("one case: what happened, and how many persons are what")
		.argument("<id>", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case show ID", "case show ID --json"))
		.action(run(async (context, [id]) => (await import("./cases.ts")).show(context, id)));

	filters(
		command
			.command("persons")
			.description("the persons of a case")
			.argument("<id>", "id or reference of the case", caseArgument),
	)
		.option("--all", "every page")
		.addHelpText("after", examples("case persons ID", "case persons ID --identification confirmed --all --json"))
		.action(run(async (context, [id], options) => (await import("./cases.ts")).persons(context, id, options)));

	command
		.command("alert")
		.description("draft an alert from a case: routes, methods, things and suspects, and no victim")
		.argument("<id>", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case alert ID > draft.json", "alerts raise draft.json"))
		.action(run(async (context, [id]) => (await import("./cases.ts")).alert(context, id)));
};

const making = (command: Command, run: Run): void => {
	command
		.command("open")
		.description("open a case without a report")
		.requiredOption("--title <text>", "one line, without names of persons")
		.option("--summary <text>", "what is known")
		.option(...law)
		.addHelpText("after", examples("case open --title 'Workers without pay' --jurisdiction LC"))
		.action(run(async (context, _words, options) => (await import("./cases.ts")).open(context, options)));

	command
		.command("take-in")
		.description("make a case of a report, or put it to a case that is there")
		.argument("<report>", "id or receipt of the report", reportArgument)
		.option("--title <text>", "of the new case, without names of persons")
		.option("--summary <text>", "of the new case")
		.option(...law)
		.addOption(new Option("--into <case>", "id or reference of the case that it belongs to").argParser(caseArgument))
		.option("--without-persons", "with --into: the case knows its persons already")
		.addOption(
			new Option(
				"--thing <role:kind=value>",
				"what a thing of the report is in the case, such as instrument:vehicle='TK 7701'; may be repeated",
			).argParser(collect),
		)
		.addHelpText(
			"after",
			`${examples(
				"case take-in REPORT --title 'Night landing' --thing instrument:vehicle='TK 7701'",
				"case take-in REPORT --into CASE --without-persons",
			)}

The persons of the report become persons of the case; nobody becomes a suspect by being reported. What it names is linked to the case:
as other, which no other agency gets a hit on, where no --thing says what it is.`,
		)
		.action(run(async (context, [report], options) => (await import("./take-in.ts")).takeIn(context, report, options)));

	command
		.command("add-imported")
		.description("put the persons of an HTCDS import into a case")
		.argument("<case>", "id or reference of the case", caseArgument)
		.argument("<import>", "id of the import", idArgument)
		.option("--rows <list>", "lines of the file, such as 2,5-9 (default: all who are in no case)")
		.addHelpText("after", examples("case add-imported CASE IMPORT", "case add-imported CASE IMPORT --rows 2,5-9"))
		.action(
			run(async (context, [id, from], options) =>
				(await import("../imports/imports.ts")).addImported(context, id, from, options),
			),
		);
};

const changing = (command: Command, run: Run): void => {
	command
		.command("incident")
		.description("record a raid, a landing, a control: counted apart from cases and persons")
		.argument("<id>", "id or reference of the case", caseArgument)
		.addOption(new Option("--kind <kind>", "what it was").choices(values.recordIncident.kind).makeOptionMandatory())
		.option("--when <days>", "2026-01-31, 2026-01-31..2026-02-04, or one open end")
		.option("--country <code>", "where, such as FJ")
		.option("--place <text>", "where, in words")
		.addOption(new Option("--found <n>", "how many persons were found").argParser(whole(0, 1_000_000)))
		.option("--note <text>", "without names of persons")
		.addHelpText("after", examples("case incident ID --kind raid --when 2026-01-31 --country LC --found 70"))
		.action(run(async (context, [id], options) => (await import("./cases.ts")).incident(context, id, options)));

	command
		.command("close")
		.description("close a case; it stays readable and counted")
		.argument("<id>", "id or reference of the case", caseArgument)
		.addOption(new Option("--reason <code>", "why").choices(values.closeCase.reason).makeOptionMandatory())
		.addOption(
			new Option("--case-version <n>", "close only if this is still its version").argParser(whole(1, 1_000_000)),
		)
		.addHelpText("after", examples("case close ID --reason prosecutionConcluded"))
		.action(run(async (context, [id], options) => (await import("./cases.ts")).close(context, id, options)));

	command
		.command("ask-erase")
		.description("ask a second officer to confirm that the identities of a case are erased, and say why")
		.argument("<id>", "id or reference of the case", caseArgument)
		.addOption(new Option("--reason <code>", "why").choices(values.askToErase.reason).makeOptionMandatory())
		.requiredOption("--words <text>", "why, without names: the record says so afterwards")
		.addHelpText("after", examples("case ask-erase ID --reason courtOrder --words 'Order 12 of the High Court.'"))
		.action(
			run(async (context, [id], options) => (await import("./erase.ts")).askErase(context, { case: id }, options)),
		);

	command
		.command("erase")
		.description("destroy who the persons of a case are, and its files; the case stays and is counted")
		.argument("<id>", "id or reference of the case", caseArgument)
		.option("--yes", "that is meant: nobody can bring it back")
		.addHelpText("after", examples("case erase ID --yes"))
		.action(run(async (context, [id], options) => (await import("./erase.ts")).eraseCase(context, id, options)));
};

export const register = (command: Command, run: Run): void => {
	reading(command, run);
	making(command, run);
	changing(command, run);
	registerRecords(command, run);
};
