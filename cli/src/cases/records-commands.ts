import { type Command, Option } from "commander";
import { caseArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { examples, idArgument, list, whole } from "../terminal/options.ts";
import { asStored } from "../terminal/output-file.ts";
import { registerCharges } from "./charges-commands.ts";

// What hangs on a case: things, notes, files and the agency's own fields.

const kinds = "legalPerson, vehicle, vessel, phone, account, document or place";
const linkRoles =
	"instrument, proceeds, carrier, employer, recruiter, ofSuspect, scene, ofProtectedPerson or other; by the last two no other agency finds it";
const person = () => new Option("--person <id>", "one person of the case").argParser(idArgument);
const version = (of: string) =>
	new Option(`--${of}-version <n>`, "change only if this is still the version").argParser(whole(1, 1_000_000));
const page = (command: Command): Command =>
	command
		.addOption(new Option("--limit <n>", "on a page (default: 50)").argParser(whole(1, 999)))
		.addOption(new Option("--after <id>", "go on after this one").argParser(idArgument));

const links = (command: Command, run: Run): void => {
	command
		.command("links")
		.description("the companies, vehicles, vessels, phones, accounts, documents and places of a case")
		.argument("<case>", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case links CASE", "case links CASE --json"))
		.action(run(async (context, [id]) => (await import("./links.ts")).list(context, id)));

	command
		.command("link")
		.description("link a thing to a case")
		.argument("<case>", "id or reference of the case", caseArgument)
		.requiredOption("--kind <kind>", kinds)
		.requiredOption("--value <text>", "as it was written")
		.requiredOption("--role <role>", linkRoles)
		.option("--country <code>", "of the registry or issuer, such as FJ")
		.addOption(new Option("--exclude <list>", "ids of agencies that never get a hit on it").argParser(list))
		.addHelpText(
			"after",
			examples(
				"case link CASE --kind vessel --value 'MV Sea Snake' --role carrier",
				"case link CASE --kind phone --value '+679 555 0101' --role ofProtectedPerson",
			),
		)
		.action(run(async (context, [id], options) => (await import("./links.ts")).link(context, id, options)));

	command
		.command("unlink")
		.description("take a thing off a case, in one role")
		.argument("<case>", "id or reference of the case", caseArgument)
		.argument("<thing>", "id of the thing, as links shows it", idArgument)
		.requiredOption("--role <role>", linkRoles)
		.addHelpText("after", examples("case unlink CASE THING --role carrier"))
		.action(
			run(async (context, [id, thing], options) => (await import("./links.ts")).unlink(context, id, thing, options)),
		);

	command
		.command("linked")
		.description("your agency's other cases that have things in common with this one")
		.argument("<case>", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case linked CASE"))
		.action(run(async (context, [id]) => (await import("./links.ts")).linked(context, id)));

	command
		.command("look-up")
		.description("ask whether other agencies have a thing in a case: yes or no, and whom to ask")
		.requiredOption("--kind <kind>", kinds)
		.requiredOption("--value <text>", "as it was written")
		.option("--country <code>", "of the registry or issuer, such as FJ")
		.addHelpText(
			"after",
			`${examples("case look-up --kind vessel --value 'Sea Snake'")}

It is recorded with your purpose, and an agency that has it learns that you asked. No hit looks the same whatever its cause.`,
		)
		.action(run(async (context, _words, options) => (await import("./links.ts")).lookUp(context, options)));

	page(command.command("look-ups").description("who asked for things that your agency has, newest first"))
		.addHelpText("after", examples("case look-ups", "case look-ups --json"))
		.action(run(async (context, _words, options) => (await import("./links.ts")).lookUps(context, options)));
};

const notes = (command: Command, run: Run): void => {
	page(
		command
			.command("notes")
			.description("the notes of a case as they are now, oldest first")
			.argument("<case>", "id or reference of the case", caseArgument)
			.addOption(person()),
	)
		.addHelpText("after", examples("case notes CASE", "case notes CASE --person PERSON --json"))
		.action(run(async (context, [id], options) => (await import("./notes.ts")).list(context, id, options)));

	command
		.command("note")
		.description("write a note; it is never removed, only corrected")
		.argument("<case>", "id or reference of the case", caseArgument)
		.argument("[file]", "what it says; - reads standard input")
		.option("--text <text>", "what it says, without names of persons")
		.addOption(person())
		.addHelpText("after", examples("case note CASE --text 'The harbour master was asked.'", "case note CASE note.txt"))
		.action(
			run(async (context, [id, file], options) => (await import("./notes.ts")).write(context, id, file, options)),
		);

	command
		.command("correct-note")
		.description("write what a note says from now on; what stood before stays readable")
		.argument("<note>", "id of the note", idArgument)
		.argument("[file]", "what it says; - reads standard input")
		.option("--text <text>", "what it says, without names of persons")
		.addOption(version("note"))
		.addHelpText("after", examples("case correct-note NOTE --text 'The harbour master was not asked.'"))
		.action(
			run(async (context, [id, file], options) => (await import("./notes.ts")).correct(context, id, file, options)),
		);

	command
		.command("note-versions")
		.description("everything that a note has said, oldest first")
		.argument("<note>", "id of the note", idArgument)
		.addHelpText("after", examples("case note-versions NOTE"))
		.action(run(async (context, [id]) => (await import("./notes.ts")).versions(context, id)));
};

const files = (command: Command, run: Run): void => {
	command
		.command("files")
		.description("the files of a case")
		.argument("<case>", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case files CASE", "case files CASE --json"))
		.action(run(async (context, [id]) => (await import("./papers.ts")).list(context, id)));

	command
		.command("attach")
		.description("put a file to a case or to a person in it, up to 25 MB")
		.argument("<case>", "id or reference of the case", caseArgument)
		.argument("<file>", "an image, a PDF, audio, video, text or an office document without macros")
		.option("--name <name>", "another name than the file's own, with its ending and without names of persons")
		.addOption(person())
		.addHelpText("after", examples("case attach CASE scan.pdf", "case attach CASE passport.jpg --person PERSON"))
		.action(
			run(async (context, [id, file], options) => (await import("./papers.ts")).attach(context, id, file, options)),
		);

	command
		.command("download")
		.description("save a file of a case; that you read it is recorded")
		.argument("<file>", "id of the file", idArgument)
		.addOption(asStored("where to").makeOptionMandatory())
		.addHelpText("after", examples("case download FILE --output scan.pdf"))
		.action(run(async (context, [id], options) => (await import("./papers.ts")).download(context, id, options)));
};

const fields = (command: Command, run: Run): void => {
	const on = () => new Option("--on <record>", "what it is a field of").choices(["case", "person"]).default("case");

	command
		.command("fields")
		.description("your agency's own fields, or what those of one case hold")
		.argument("[case]", "id or reference of the case", caseArgument)
		.addHelpText("after", examples("case fields", "case fields CASE"))
		.action(run(async (context, [id]) => (await import("./fields.ts")).list(context, id)));

	command
		.command("set")
		.description("fill in your agency's own fields of a case")
		.argument("<case>", "id or reference of the case", caseArgument)
		.argument("<values...>", "such as flight=FJ911; nothing behind = takes the value away")
		.addOption(version("case"))
		.addHelpText("after", examples("case set CASE flight=FJ911 interpreter=yes", "case set CASE flight="))
		.action(
			run(async (context, [id, values], options) => (await import("./fields.ts")).set(context, id, values, options)),
		);

	command
		.command("define-field")
		.description("define a field of your agency's own, or change its label and choices")
		.argument("<name>", "such as flight; never for names of persons")
		.requiredOption("--type <type>", "text, number, date, code or yesNo; it stays for good")
		.requiredOption("--label <text>", "what people read")
		.addOption(new Option("--choice <list>", "of a code, such as air,sea,land").argParser(list))
		.addOption(on())
		.addOption(version("field"))
		.addHelpText(
			"after",
			examples(
				"case define-field flight --type text --label 'Flight number'",
				"case define-field entry --type code --label 'Entered by' --choice air,sea --field-version 1",
			),
		)
		.action(run(async (context, [name], options) => (await import("./fields.ts")).define(context, name, options)));

	command
		.command("retire-field")
		.description("take nothing new in a field; what it holds stays")
		.argument("<name>", "such as flight")
		.addOption(on())
		.addOption(version("field"))
		.addHelpText("after", examples("case retire-field flight"))
		.action(run(async (context, [name], options) => (await import("./fields.ts")).retire(context, name, options)));
};

export const registerRecords = (command: Command, run: Run): void => {
	registerCharges(command, run);
	links(command, run);
	notes(command, run);
	files(command, run);
	fields(command, run);
};
