import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import { reportArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { collect, examples, idArgument, list, whole } from "../terminal/options.ts";
import { OutputFile } from "../terminal/output-file.ts";

/** The few fields of the form. */
const content = (command: Command): Command =>
	command
		.option("--coded <codes>", "codes of the paper form as they were ticked, such as 'J3 L2 M1 M4 N12 SFJ'")
		.addOption(new Option("--channel <channel>", "how it came").choices(values.submitReport.channel))
		.addOption(new Option("--caller <category>", "who called the hotline").choices(values.submitReport.callerCategory))
		.addOption(new Option("--urgency <urgency>", "default: routine").choices(values.submitReport.urgency))
		.addOption(new Option("--saw <list>", "what was seen, such as personsConfined,documentsWithheld").argParser(list))
		.option("--when <days>", "2026-01-31, 2026-01-31..2026-02-04, or one open end")
		.option("--country <code>", "where, such as FJ")
		.option("--place <text>", "where, in words")
		.addOption(new Option("--persons <n>", "how many persons, about").argParser(whole(0, 100_000)))
		.addOption(new Option("--children <n>", "how many of them look under 18").argParser(whole(0, 100_000)))
		.option("--text <words>", "what was seen and heard; names belong in a file, under persons")
		.addOption(new Option("--thing <kind=value>", "such as vessel='Sea Snake'; may be repeated").argParser(collect))
		.option("--to <unit>", "the unit that it is for, by handle or id (default: your own)")
		.option("--captured-at <time>", "when it was written, if not now")
		.option("--dry-run", "print it; `report submit` has the hub check it too. Nothing is sent or kept");

const reporting = (command: Command, run: Run): void => {
	content(
		command
			.command("submit")
			.description("send a report; every field but the channel may be missing")
			.argument("[file]", "JSON report; - reads standard input"),
	)
		.option("--client-id <id>", "the id of an earlier attempt whose outcome is unknown")
		.addHelpText(
			"after",
			`${examples(
				"report submit --channel labourInspector --saw documentsWithheld,noOrLittlePay --country LC --persons 70 \\",
				"    --text 'Passports are with the foreman.' --to lc-police",
				"report submit --coded 'J3 L2 M1 M4 N12 SFJ T20260131'",
				"report submit report.json",
			)}

Names, birth dates and numbers of persons go into a file under persons[].identity; the hub keeps them in its vault alone.
The sender learns that it came and whether it was dealt with, never what it led to.`,
		)
		.action(run(async (context, [file], options) => (await import("./reports.ts")).submit(context, file, options)));

	content(
		command
			.command("queue")
			.description("keep a report in a file until there is a connection")
			.argument("<file>", "where reports wait, one line each; only you can read it")
			.argument("[draft]", "JSON report; - reads standard input"),
	)
		.addHelpText(
			"after",
			`${examples(
				"report queue waiting.jsonl --channel communityWatcher --country FJ --text 'A boat without lights.' --to fj-tcu",
				"report queue waiting.jsonl report.json",
				"report send waiting.jsonl",
			)}

It gets its id and its time now, so that it is one report however often it is sent.`,
		)
		.action(
			run(async (context, [file, draft], options) => (await import("./queue.ts")).queue(context, file, draft, options)),
		);

	command
		.command("send")
		.description("send the reports that wait in a file, any number of times")
		.argument("<file>", "what `report queue` kept")
		.option("--forget", "delete from the file what the hub has received")
		.addHelpText(
			"after",
			`${examples("report send waiting.jsonl", "report send waiting.jsonl --forget")}

Ends with 7 when the hub refused some; they are named line by line and stay in the file.`,
		)
		.action(run(async (context, [file], options) => (await import("./queue.ts")).send(context, file, options)));

	command
		.command("receipt")
		.description("ask whether a report that you sent was dealt with")
		.argument("<id>", "id of the report", idArgument)
		.addHelpText("after", examples("report receipt ID"))
		.action(run(async (context, [id]) => (await import("./reports.ts")).receipt(context, id)));

	command
		.command("form")
		.description("the coded form for paper")
		.option("--html", "a page for a browser to print")
		.addOption(new Option("--lang <code>", "language (default: en)").choices(values.readReportForm.lang))
		.addOption(new OutputFile(["html", "text"]))
		.addHelpText("after", examples("report form", "report form --lang fr --html -o form.html"))
		.action(run(async (context, _words, options) => (await import("./reports.ts")).form(context, options)));
};

const queue = (command: Command, run: Run): void => {
	command
		.command("list")
		.description("the intake queue of your unit, what is due first")
		.addOption(new Option("--status <status>", "default: waiting").choices(values.readIntakeQueue.status))
		.option("--overdue", "those that are late")
		.addOption(new Option("--limit <n>", "reports on a page (default: 50)").argParser(whole(1, 999)))
		.option("--after <id>", "go on after this report", idArgument)
		.addHelpText("after", examples("report list", "report list --overdue", "report list --status takenIn --json"))
		.action(run(async (context, _words, options) => (await import("./reports.ts")).list(context, options)));

	command
		.command("follow")
		.description("watch the intake desk: what comes, what is due soon or late, and what was settled")
		.option("--after <cursor>", "go on after this cursor of an earlier run")
		.addOption(new Option("--count <n>", "end after this many").argParser(whole(1, 1_000_000_000)))
		.addOption(
			new Option("--silence <seconds>", "connect again when nothing, not even a heartbeat, came for so long")
				.argParser(whole(1, 3_600))
				.default(45),
		)
		.addHelpText("after", examples("report follow", "report follow --json"))
		.action(run(async (context, _words, options) => (await import("./follow.ts")).follow(context, options)));

	command
		.command("show")
		.description("a report, with other reports and cases that may be about the same")
		.argument("<id>", "id or receipt of the report", reportArgument)
		.addHelpText("after", examples("report show ID", "report show R-7KQ2-9MXD"))
		.action(run(async (context, [id]) => (await import("./reports.ts")).show(context, id)));

	command
		.command("pass-on")
		.description("pass a report on to another unit: it waits in their queue, with all that it says")
		.argument("<id>", "id or receipt of the report", reportArgument)
		.requiredOption("--to <agency>", "id of the unit, as seamark agencies shows it", idArgument)
		.addHelpText("after", examples("report pass-on R-7KQ2-9MXD --to AGENCY"))
		.action(run(async (context, [id], options) => (await import("./reports.ts")).passOn(context, id, options)));

	command
		.command("ask-let-go")
		.description(
			"ask a second officer to erase who is in a report with it, before it is dismissed or merged without its persons",
		)
		.argument("<id>", "id or receipt of the report", reportArgument)
		.requiredOption("--reason <text>", "why nobody needs to know who they are, without names")
		.addHelpText("after", examples("report ask-let-go ID --reason 'The same call was typed in twice.'"))
		.action(run(async (context, [id], options) => (await import("./reports.ts")).askLetGo(context, id, options)));

	command
		.command("dismiss")
		.description("lay a report aside")
		.argument("<id>", "id or receipt of the report", reportArgument)
		.addOption(new Option("--reason <code>", "why").choices(values.dismissReport.reason).makeOptionMandatory())
		.addHelpText("after", examples("report dismiss ID --reason tooVague"))
		.action(run(async (context, [id], options) => (await import("./reports.ts")).dismiss(context, id, options)));
};

export const register = (command: Command, run: Run): void => {
	reporting(command, run);
	queue(command, run);
};
