import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";

const tlp = () => new Option("--tlp <level>", "the highest TLP that is shared").choices(values.pairHub["terms.tlp"]);
const records = () =>
	new Option("--records <kinds...>", "what is shared: alerts, and what authorities send each other (mla)").choices([
		"alert",
		"mla",
	]);
const until = () => new Option("--until <time>", "when the terms end (default: never)");
const room = () => import("./links.ts");

export const register = (command: Command, run: Run): void => {
	command
		.command("card")
		.description("print this hub's card, for the operator of another hub, and its fingerprint")
		.addHelpText("after", examples("hub card"))
		.action(run(async (context) => (await room()).card(context)));
	command
		.command("pair")
		.description("pair this hub with the hub of a card")
		.argument("<file>", "the other hub's card; - is standard input")
		.requiredOption("--fingerprint <text>", "as its operator read it out to you over another channel")
		.addOption(tlp().makeOptionMandatory())
		.addOption(records().default(["alert"]))
		.addOption(until())
		.addHelpText("after", examples('hub pair card.txt --fingerprint "1a2b-..." --tlp amber'))
		.action(run(async (context, [file], options) => (await room()).pair(context, file, options)));
	for (const [name, about] of [
		["links", "the hubs that this one is paired with"],
		["status", "how each link is: last contact, what waits, which receipts are missing"],
	] as const)
		command
			.command(name)
			.description(about)
			.addHelpText("after", examples(`hub ${name}`, `hub ${name} --json`))
			.action(run(async (context) => (await room()).links(context, name === "status")));
	command
		.command("agencies")
		.description("the agencies of the hubs that this one is paired with")
		.option("--hub <hub>", "of this hub alone")
		.addHelpText("after", examples("hub agencies", "hub agencies --hub https://south.example --json"))
		.action(run(async (context, _none, options) => (await room()).agencies(context, options)));
	command
		.command("agree")
		.description(
			"sign other terms with a hub: narrower ones and an end hold at once, wider ones when it has signed the same",
		)
		.argument("<link>", "id of the link", idArgument)
		.addOption(tlp().conflicts(["theirs", "end"]))
		.addOption(until().conflicts(["theirs", "end"]))
		.addOption(records().conflicts(["theirs", "end"]))
		.addOption(new Option("--theirs", "sign what the other hub has signed").conflicts("end"))
		.option("--end", "end the sharing")
		.addHelpText(
			"after",
			examples(
				"hub agree ID --tlp green",
				"hub agree ID --records alert mla",
				"hub agree ID --theirs",
				"hub agree ID --end",
			),
		)
		.action(run(async (context, [id], options) => (await room()).agree(context, id, options)));
};
