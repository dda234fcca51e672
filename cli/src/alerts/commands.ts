import { type Command, Option } from "commander";
import { alertArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { examples, idArgument, list, upperList, whole } from "../terminal/options.ts";
import { OutputFile } from "../terminal/output-file.ts";
import { withFilter } from "./filter.ts";
import { questions } from "./questions-commands.ts";

const audience = (command: Command): Command =>
	command
		.addOption(new Option("--to-regions <list>", "regions that get it, such as pacific").argParser(list))
		.addOption(new Option("--to-countries <list>", "countries that get it, such as FJ,TO").argParser(upperList))
		.addOption(new Option("--to-kinds <list>", "kinds of agency that get it, such as tcu,customs").argParser(list))
		.addOption(new Option("--to-agencies <list>", "agencies that get it, by id or handle").argParser(list))
		.addOption(new Option("--exclude <list>", "agencies that never get it, by id or handle").argParser(list));

const tlp = ["--tlp <level>", "clear, green, amber, amber+strict or red (TLP 2.0)"] as const;
const version = [
	"--alert-version <n>",
	"the version that this replaces (an alert from `show --json` says it by itself)",
] as const;

const raising = (command: Command, run: Run): void => {
	audience(
		command
			.command("raise")
			.description("raise an alert, from a JSON draft or from options")
			.argument("[file]", "JSON draft; - reads standard input"),
	)
		.option(
			"--kind <kind>",
			"route, modus-operandi, document, person-sought, vehicle-or-vessel, legal-person, place, trend, linked-crime, life-at-risk, rescue, missing-child",
		)
		.option("--topic <topic>", "trafficking, smuggling, trafficking-and-smuggling, related-crime")
		.option("--urgency <urgency>", "routine, priority or flash (default: routine)")
		.option("--title <text>", "one line")
		.option("--summary <text>", "what is known; no victim's details")
		.option("--ages <ages>", "child, adult, any or unknown")
		.addOption(new Option("--about <list>", "countries it concerns, such as FJ,TO").argParser(upperList))
		.addOption(
			new Option("--exploitation <list>", "forms of exploitation, such as forcedLabour,servitude").argParser(list),
		)
		.option("--method <text...>", "modus operandi, one text each")
		.option(...tlp)
		.option("--grading <grading>", "scheme, source and information, such as 4x4:B2")
		.addOption(new Option("--use <codes>", "limits on use: H0, H1, H2, H3").argParser(upperList))
		.option("--expires <when>", "30d, 72h, 2030-12-31 or a time")
		.option("--dry-run", "have the hub check it and say whom it would reach; nothing is raised")
		.option("--print", "print the draft instead of sending it")
		.option("--idempotency-key <key>", "the key of an earlier attempt whose outcome is unknown")
		.addHelpText(
			"after",
			examples(
				"alerts raise draft.json",
				"alerts raise --kind route --topic smuggling --title 'Night crossings' --summary 'Open boats ...' \\",
				"    --tlp green --to-regions pacific --exclude nz-customs --grading 4x4:B2 --expires 30d",
				"alerts raise --print --kind trend ... > draft.json",
				"alerts raise --dry-run draft.json",
			),
		)
		.action(run(async (context, [file], options) => (await import("./write.ts")).raise(context, file, options)));
};

const changing = (command: Command, run: Run): void => {
	command
		.command("update")
		.description("replace an alert's content by a new version")
		.argument("<id>", "id or code of the alert", alertArgument)
		.argument("<file>", "JSON draft, or an alert that `show --json` printed; - reads standard input")
		.addOption(new Option(...version).argParser(whole(1, 1_000_000)))
		.addHelpText(
			"after",
			examples(
				"alerts show ID --json > alert.json",
				"alerts update ID alert.json",
				"alerts update ID draft.json --alert-version 3",
			),
		)
		.action(
			run(async (context, [id, file], options) => (await import("./write.ts")).update(context, id, file, options)),
		);

	command
		.command("recall")
		.description("take an alert back from everybody who has it")
		.argument("<id>", "id or code of the alert", alertArgument)
		.requiredOption("--reason <text>", "every holder sees it")
		.addOption(
			new Option("--alert-version <n>", "recall only if this is still its version").argParser(whole(1, 1_000_000)),
		)
		.addHelpText("after", examples("alerts recall ID --reason 'The vessel was mistaken for another.'"))
		.action(run(async (context, [id], options) => (await import("./write.ts")).recall(context, id, options)));
};

const answering = (command: Command, run: Run): void => {
	command
		.command("ack")
		.description("acknowledge an alert, or that copies of a recalled one are deleted")
		.argument("<id>", "id or code of the alert", alertArgument)
		.addOption(
			new Option("--alert-version <n>", "the version that you were shown")
				.argParser(whole(1, 1_000_000))
				.makeOptionMandatory(),
		)
		.addHelpText("after", examples("alerts ack ID --alert-version 1"))
		.action(run(async (context, [id], options) => (await import("./write.ts")).acknowledge(context, id, options)));

	command
		.command("feedback")
		.description("tell the originator what the alert was used for")
		.argument("<id>", "id or code of the alert", alertArgument)
		.requiredOption("--use <code>", "acted-on, opened-case, linked-to-case, informed-patrol, no-use, wrong or other")
		.option("--note <text>", "a few words for the originator; no names of victims")
		.addHelpText("after", examples("alerts feedback ID --use informed-patrol --note 'Boat found empty.'"))
		.action(run(async (context, [id], options) => (await import("./write.ts")).feedback(context, id, options)));
};

const reading = (command: Command, run: Run): void => {
	withFilter(command.command("list").description("list or search the alerts that you may see"))
		.option(
			"--search <words>",
			"words in title, summary, methods and subjects, all of which it has to have; boat finds boats; -WORD keeps a word out; noum* finds what begins so, ~mohamed names that sound so",
		)
		.option("--status <status>", "live or recalled")
		.option("--mine", "those of your own agency")
		.option("--unread", "alerts and recalls of others that your duty post has not acknowledged as they are now")
		.addOption(
			new Option("--order <order>", "newest first, or changes: oldest change first, to stay in step").choices([
				"newest",
				"changes",
			]),
		)
		.addOption(new Option("--limit <n>", "alerts on a page (default: 50)").argParser(whole(1, 1_000)))
		.option("--after <cursor>", "go on after this cursor")
		.option("--all", "every page")
		.addHelpText(
			"after",
			examples(
				"alerts list",
				"alerts list --country FJ,TO --urgency flash,priority",
				"alerts list --unread",
				"alerts list --search yola --all --json",
			),
		)
		.action(run(async (context, _words, options) => (await import("./read.ts")).listAlerts(context, options)));

	command
		.command("show")
		.description("show everything about one alert")
		.argument("<id>", "id or code of the alert", alertArgument)
		.addHelpText("after", examples("alerts show ID", "alerts show ID --json"))
		.action(run(async (context, [id]) => (await import("./read.ts")).show(context, id)));

	command
		.command("readers")
		.description("who has had an alert of your agency")
		.argument("<id>", "id or code of the alert", alertArgument)
		.addHelpText("after", examples("alerts readers ID", "alerts readers ID --json"))
		.action(run(async (context, [id]) => (await import("./receipts.ts")).readers(context, id)));

	command
		.command("receipts")
		.description("how far an alert of your agency has come: one line for each agency")
		.argument("<id>", "id or code of the alert", alertArgument)
		.addHelpText("after", examples("alerts receipts ID", "alerts receipts ID --json"))
		.action(run(async (context, [id]) => (await import("./receipts.ts")).receipts(context, id)));
	command
		.command("reach")
		.description("whom an alert of your agency reaches, and whom not, and why")
		.argument("<id>", "id or code of the alert", alertArgument)
		.addHelpText("after", examples("alerts reach ID"))
		.action(run(async (context, [id]) => (await import("./reach.ts")).reach(context, id)));
	command
		.command("replies")
		.description("acknowledgements and feedback on an alert of your agency")
		.argument("<id>", "id or code of the alert", alertArgument)
		.addHelpText("after", examples("alerts replies ID"))
		.action(run(async (context, [id]) => (await import("./receipts.ts")).replies(context, id)));
};

const stix = (command: Command, run: Run): void => {
	audience(
		command
			.command("import")
			.description("import a STIX 2.1 bundle")
			.argument("<file>", "bundle of up to 10 MB; - reads standard input"),
	)
		.requiredOption(...tlp)
		.option("--expires <when>", "30d, 72h, 2030-12-31 or a time")
		.option("--atomic", "import everything or nothing")
		.option("--dry-run", "say what would be raised, updated, recalled and refused; nothing is stored")
		.addHelpText(
			"after",
			`${examples("alerts import bundle.json --tlp green --to-regions pacific --dry-run", "alerts import bundle.json --tlp green --to-regions pacific", "alerts import bundle.json --tlp amber --to-countries FJ --atomic --json")}

Ends with 7 when lines were refused; the report names each of them.`,
		)
		.action(run(async (context, [file], options) => (await import("./stix.ts")).importBundle(context, file, options)));

	command
		.command("undo-import")
		.description("recall the alerts that an import raised and that nobody has changed since")
		.argument("<id>", "id of the import", idArgument)
		.requiredOption("--reason <text>", "every holder sees it")
		.addHelpText("after", examples("alerts undo-import ID --reason 'The wrong file was imported.'"))
		.action(run(async (context, [id], options) => (await import("./stix.ts")).undoImport(context, id, options)));

	command
		.command("export")
		.description("export alerts as a STIX 2.1 bundle")
		.argument("[id]", "id or code of one alert", alertArgument)
		.addOption(
			new Option("--ids <list>", "ids or codes of several alerts").argParser((text) => list(text).map(alertArgument)),
		)
		.option("--import <id>", "everything that came with one import", idArgument)
		.addOption(new OutputFile(["json"]))
		.addOption(new Option("--profile <profile>", "how markings are written").choices(["tlp2", "tlp1-interop"]))
		.addHelpText(
			"after",
			examples(
				"alerts export ID -o alert.json",
				"alerts export --import ID -o bundle.json",
				"alerts export --ids ID,ID --profile tlp1-interop",
			),
		)
		.action(run(async (context, [id], options) => (await import("./stix.ts")).exportBundle(context, id, options)));
};

export const register = (command: Command, run: Run): void => {
	reading(command, run);
	raising(command, run);
	changing(command, run);
	answering(command, run);
	questions(command, run);
	stix(command, run);
};
