import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument, list, whole } from "../terminal/options.ts";
import { OutputFile } from "../terminal/output-file.ts";

const year = whole(1900, 2199);

export const register = (command: Command, run: Run): void => {
	command
		.command("show")
		.description("counts of cases, persons, victims, charges and convictions, each for itself")
		.addOption(new Option("--year <year>", "what was recorded in this year (default: all)").argParser(year))
		.option("--import <id>", "the records of an import instead of cases", idArgument)
		.option("--public", "for others to see: small numbers kept back, the rest rounded down")
		.option("--all", "every row, also those that count nobody")
		.addHelpText("after", examples("stats show --year 2026", "stats show --public --json"))
		.action(run(async (context, _words, options) => (await import("./numbers.ts")).show(context, options)));
	command
		.command("verify")
		.description("compare the counts of an imported CTDC file with those of the file itself, cell by cell")
		.argument("<file>", "the file that was imported")
		.addHelpText("after", `${examples("stats verify ctdc.csv")}\n\nEnds with 9 when a cell differs.`)
		.action(run(async (context, [file]) => (await import("./numbers.ts")).verify(context, file)));
	command
		.command("freeze")
		.description("freeze the return of a year that is over")
		.argument("<year>", "the year", year)
		.addHelpText("after", examples("stats freeze 2025"))
		.action(run(async (context, [of]) => (await import("./numbers.ts")).freeze(context, of)));
	command
		.command("return")
		.description("show a frozen return as tables, or print it byte for byte with --form, --json or -o")
		.argument("<year>", "the year", year)
		.addOption(new Option("--edition <n>", "an earlier edition (default: the last)").argParser(whole(1, 999_999)))
		.addOption(new Option("--form <form>", "json or csv").choices(values.readReturn.as))
		.addOption(new OutputFile(["json", "csv"], "write it to this file"))
		.option("--all", "every row, also those that count nobody")
		.addHelpText("after", examples("stats return 2026", "stats return 2026 --edition 1 -o return.csv"))
		.action(run(async (context, [of], options) => (await import("./numbers.ts")).readReturn(context, of, options)));
	command
		.command("release")
		.description("add up the returns of all agencies of your country, as its rapporteur or coordinator")
		.argument("<year>", "the year", year)
		.option("--without <agencies>", "handles or ids of agencies that have handed nothing in", list)
		.addHelpText("after", examples("stats release 2025", "stats release 2025 --without fj-immigration"))
		.action(run(async (context, [of], options) => (await import("./national.ts")).release(context, of, options)));
	command
		.command("national")
		.description("print the released totals of your country")
		.argument("<year>", "the year", year)
		.addOption(new Option("--edition <n>", "an earlier edition (default: the last)").argParser(whole(1, 999_999)))
		.option("--all", "every row, also those that count nobody")
		.addHelpText("after", examples("stats national 2025", "stats national 2025 --json"))
		.action(run(async (context, [of], options) => (await import("./national.ts")).national(context, of, options)));
};
