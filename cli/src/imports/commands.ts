import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import { caseArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";
import { OutputFile } from "../terminal/output-file.ts";

const kinds = {
	ctdc: "the global synthetic data set of CTDC, as CSV: counted, and part of no case",
	htcds: "records in the fields of HTCDS 2.0, as CSV or JSON: names go to the vault",
} as const;

export const register = (command: Command, run: Run): void => {
	for (const kind of values.importRecords.kind)
		command
			.command(kind)
			.description(kinds[kind])
			.argument("<file>", "the file")
			.option("--name <name>", "what to call it at the hub (default: the file's own name)")
			.addHelpText(
				"after",
				`${examples(`import ${kind} file.csv`)}\n\nCut off, run it again: what is settled is not taken twice. The same file again changes nothing.\nEnds with 7 when rows were refused.`,
			)
			.action(
				run(async (context, [file], options) =>
					(await import("./imports.ts")).importFile(context, kind, file, options),
				),
			);
	command
		.command("list")
		.description("the latest imports of your agency, and how far each is")
		.addHelpText("after", examples("import list", "import list --json"))
		.action(run(async (context) => (await import("./imports.ts")).listImports(context)));
	command
		.command("refusals")
		.description("the rows that an import refused, each with its reasons")
		.argument("<id>", "id of the import", idArgument)
		.addHelpText("after", examples("import refusals 01a2..."))
		.action(run(async (context, [id]) => (await import("./imports.ts")).listRefusals(context, id)));
	command
		.command("export")
		.description("give back the persons of an HTCDS import or of a case, identities included")
		.option("--import <id>", "id of the import", idArgument)
		.option("--case <id>", "id or reference of the case", caseArgument)
		.addOption(new Option("--form <form>", "csv or json").choices(values.exportHtcds.as))
		.addOption(new OutputFile(["csv", "json"], "where to write it").makeOptionMandatory())
		.addHelpText("after", examples("import export --import 0198c1de-7a53-7a10-9d5e-3f2b8c6d1e00 -o back.csv"))
		.action(run(async (context, _words, options) => (await import("./imports.ts")).exportHtcds(context, options)));
};
