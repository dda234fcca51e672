import type { Command } from "commander";
import { withFilter } from "../alerts/filter.ts";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	withFilter(
		command
			.command("add")
			.description("keep a filter at the hub for your duty post")
			.argument("<name>", "a name for it"),
	)
		.option("--webhook <url>", "deliver to this https address; the hub signs what it sends")
		.addHelpText(
			"after",
			examples(
				"subscriptions add 'Boats' --region pacific --kind vehicle-or-vessel",
				"subscriptions add desk --urgency flash --webhook https://tcu.example/hook",
			),
		)
		.action(run(async (context, [name], options) => (await import("./subscriptions.ts")).add(context, name, options)));
	command
		.command("list")
		.description("list the subscriptions of your duty post")
		.addHelpText("after", examples("subscriptions list"))
		.action(run(async (context) => (await import("./subscriptions.ts")).listAll(context)));
	command
		.command("confirm")
		.description("confirm that a webhook leads to your unit, after its officer has left the duty post")
		.argument("<id>", "id of the subscription", idArgument)
		.requiredOption("--webhook <url>", "its address, which you have checked")
		.addHelpText("after", examples("subscriptions confirm ID --webhook https://tcu.example/hook"))
		.action(
			run(async (context, [id], { webhook }) => (await import("./subscriptions.ts")).confirm(context, id, webhook)),
		);
	command
		.command("remove")
		.description("end a subscription")
		.argument("<id>", "id of the subscription", idArgument)
		.addHelpText("after", examples("subscriptions remove ID"))
		.action(run(async (context, [id]) => (await import("./subscriptions.ts")).remove(context, id)));
};
