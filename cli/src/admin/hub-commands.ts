import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument, list, upperList } from "../terminal/options.ts";

const room = () => import("./hub.ts");

/** What the coordination centre does: countries, agencies and agreements. */
export const registerHub = (command: Command, run: Run): void => {
	agencies(command, run);
	agreements(command, run);
};

const agencies = (command: Command, run: Run): void => {
	command
		.command("add-country")
		.description("register a country, and with it its region where that is new")
		.argument("<code>", "two letters, such as FJ")
		.requiredOption("--name <name>", "its name")
		.requiredOption("--region <region>", "short name of its region, such as pacific")
		.option("--region-name <name>", "where the region is new: its name")
		.addHelpText("after", examples("admin add-country NR --name Nauru --region pacific"))
		.action(run(async (context, [code], options) => (await room()).addCountry(context, code, options)));
	command
		.command("add-agency")
		.description("register an agency: makes the key of its administration, and prints what to do next")
		.argument("<handle>", "its short name, such as nr-police")
		.requiredOption("--name <name>", "its name")
		.addOption(new Option("--kind <kind>", "what it is").choices(values.registerAgency.kind).makeOptionMandatory())
		.requiredOption("--country <code>", "its country, such as NR")
		.requiredOption(
			"--key <file>",
			"where the private key of its administration is written; the file must not be there",
		)
		.option("--invented", "a unit that was made up for demonstration")
		.addHelpText(
			"after",
			examples('admin add-agency nr-police --name "Nauru Police" --kind police --country NR --key nr.jwk'),
		)
		.action(run(async (context, [handle], options) => (await room()).addAgency(context, handle, options)));
	for (const [name, about] of [
		["suspend", "suspend an agency: its tokens hold no more, and nothing reaches it"],
		["resume", "let a suspended agency work again"],
	] as const)
		command
			.command(name)
			.description(about)
			.argument("<agency>", "its handle or id")
			.requiredOption("--reason <text>", "why, without names")
			.addHelpText("after", examples(`admin ${name} nr-police --reason "..."`))
			.action(run(async (context, [agency], options) => (await room()).setStatus(context, name, agency, options)));
};

const agreements = (command: Command, run: Run): void => {
	command
		.command("agreements")
		.description("the agreements that you may see, and when they end")
		.addHelpText("after", examples("admin agreements"))
		.action(run(async (context) => (await room()).agreements(context)));
	command
		.command("add-agreement")
		.description("enter an agreement between countries: what may flow between them")
		.argument("<title>")
		.requiredOption("--parties <list>", "countries, such as FJ,NR", upperList)
		.addOption(topics())
		.addOption(records())
		.addOption(purposes())
		.addOption(new Option("--ages <ages>", "of the persons").choices(values.concludeAgreement.ages).default("any"))
		.option("--until <time>", "when it ends (default: never)")
		.option("--invented", "terms that were made up for demonstration")
		.addHelpText(
			"after",
			examples(
				'admin add-agreement "Fiji and Nauru" --parties FJ,NR --topics trafficking --records alert --purposes investigation',
			),
		)
		.action(run(async (context, [title], options) => (await room()).addAgreement(context, title, options)));
	command
		.command("end-agreement")
		.description("end an agreement now")
		.argument("<id>", "as the list shows it", idArgument)
		.addHelpText("after", examples("admin end-agreement ID"))
		.action(run(async (context, [id]) => (await room()).endAgreement(context, id)));
};

const listed = (flags: string, about: string) => new Option(flags, about).argParser(list).makeOptionMandatory();
const topics = () => listed("--topics <list>", `of ${values.concludeAgreement.topics.join(", ")}`);
const records = () => listed("--records <list>", `of ${values.concludeAgreement.records.join(", ")}`);
const purposes = () => listed("--purposes <list>", `of ${values.concludeAgreement.purposes.join(", ")}`);
