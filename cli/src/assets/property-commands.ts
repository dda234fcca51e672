import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { readObject } from "../terminal/files.ts";
import { examples, idArgument, whole } from "../terminal/options.ts";

const property = () => import("./property.ts");

export const ofProperty = (command: Command, run: Run): void => {
	const group = command
		.command("restrain")
		.description(
			"property: identify, freeze, value, confiscate, return; what third parties claim; reports into requests",
		);
	const on = (name: string, description: string, example: string): Command =>
		group
			.command(name)
			.description(description)
			.argument("<file>", "id of the tracing file", idArgument)
			.addHelpText("after", examples(`assets restrain ${example}`));
	on("add", "identify property", 'add ID --kind vessel --role proceeds --country FJ --says "Launch (invented)"')
		.addOption(new Option("--kind <kind>", "what it is").choices(values.addProperty.kind).makeOptionMandatory())
		.addOption(
			new Option("--role <role>", "why it may be taken").choices(values.addProperty.role).makeOptionMandatory(),
		)
		.requiredOption("--says <text>", "in your words; no names of persons")
		.requiredOption("--country <code>", "where it is")
		.option("--account <account>", "account of the file, such as A17")
		.action(run(async (context, [id], options) => (await property()).add(context, id, options)));
	on("list", "property with its orders, value, and claims of third parties", "list ID")
		.option("--after <id>", "go on after this one")
		.action(run(async (context, [id], options) => (await property()).list(context, id, options)));
	on(
		"step",
		"put on record what was done: freeze, value, confiscate and others",
		"step ID PROPERTY freeze --authority 'High Court (invented)' --reference 7/2026 --made-at 2026-11-02T00:00:00Z --ends-at 2027-02-01T00:00:00Z",
	)
		.argument("<property>", "id of the property", idArgument)
		.argument("<step>", `one of: ${values.addPropertyStep.kind.join(", ")}`)
		.option("--authority <text>", "the court or authority")
		.option("--reference <text>", "number of the order")
		.option("--made-at <moment>", "when it was made (RFC 3339)")
		.option("--ends-at <moment>", "when it ends (RFC 3339)")
		.option("--amount <amount>", "with value: what it is worth")
		.option("--currency <code>", "with value")
		.addOption(new Option("--yearly-decay <number>", "per cent that it loses in a year").argParser(whole(0, 99)))
		.addOption(
			new Option("--ground <ground>", "with claim: why a third party claims it").choices(values.addPropertyStep.ground),
		)
		.addOption(new Option("--of <number>", "the step that this one is about").argParser(whole(1, 10_000)))
		.action(run(async (context, [id, one, kind], options) => (await property()).step(context, id, one, kind, options)));
	on("report", "report property into the request for assistance that opened the file", "report ID PROPERTY")
		.argument("<property...>", "ids of property")
		.action(run(async (context, [id, ...ids]) => (await property()).report(context, id, ids.flat())));
};

/** What is owed, and how it is paid: beside the books. */
export const ofClaims = (group: Command, run: Run): void => {
	const on = (name: string, description: string, example: string): Command =>
		group
			.command(name)
			.description(description)
			.argument("<file>", "id of the tracing file", idArgument)
			.addHelpText("after", examples(`assets ledger ${example}`));
	on(
		"claim",
		"put on record what is owed",
		"claim ID --rank compensation-and-unpaid-wages --person PERSON --country TO --currency FJD --amount 1200.00 --award criminal-court --source 'judgment 9 (invented)'",
	)
		.requiredOption("--rank <text>", "rank of the order of payment")
		.addOption(
			new Option("--person <id>", "pseudonym of the person, as its case has it")
				.argParser(idArgument)
				.conflicts("agency"),
		)
		.addOption(
			new Option("--agency <id>", "as the directory has it; a State where neither is given").argParser(idArgument),
		)
		.requiredOption("--country <code>", "where it is paid")
		.requiredOption("--currency <code>", "such as FJD")
		.requiredOption("--amount <amount>", "such as 1200.00")
		.addOption(new Option("--award <award>", "who awarded it").choices(values.addClaim.award).makeOptionMandatory())
		.requiredOption("--source <text>", "the award; no names of persons")
		.action(run(async (context, [id], options) => (await property()).claim(context, id, options)));
	on("claims", "what is owed", "claims ID")
		.option("--after <id>", "go on after this one")
		.action(run(async (context, [id], options) => (await property()).claims(context, id, options)));
	on(
		"confirm-person",
		"confirm that a claim is of a person whom your unit knows",
		"confirm-person ID CLAIM --case CASE",
	)
		.argument("<claim>", "id of the claim", idArgument)
		.addOption(
			new Option("--case <id>", "the case of your unit that has the person")
				.argParser(idArgument)
				.makeOptionMandatory(),
		)
		.action(run(async (context, [id, one], options) => (await property()).confirmPerson(context, id, one, options)));
	on("distribute", "share out what is there, in the order of payment", "distribute ID --currency FJD --from fund")
		.requiredOption("--currency <code>", "such as FJD")
		.addOption(new Option("--from <account>", "what pays").choices(["fund", "advance"]).default("fund"))
		.option("--amount <amount>", "of an advance: what the fund gives")
		.option("--waterfall <file>", "JSON with source and ranks (default: the hub's own order)")
		.action(
			run(async (context, [id], { waterfall, ...options }) =>
				(await property()).share(context, id, {
					...options,
					...(waterfall === undefined ? {} : { waterfall: await readObject(context, waterfall) }),
				}),
			),
		);
};
