import type { Command } from "commander";
import { withFilter } from "../alerts/filter.ts";
import type { Run } from "../run.ts";
import { examples, idArgument, list } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	withFilter(
		command
			.command("add")
			.description("keep a filter at the hub for your duty post")
			.argument("<name>", "a name for it"),
	)
		.option("--webhook <url>", "deliver to this https address; the hub signs what it sends")
		.option(
			"--reports <changes>",
			"in place of alerts, what becomes of your agency's reports: received, due, overdue, settled, separated by commas",
			list,
		)
		.addHelpText(
			"after",
			examples(
				"subscriptions add 'Boats' --region pacific --kind vehicle-or-vessel",
				"subscriptions add desk --urgency flash --webhook https://tcu.example/hook",
				"subscriptions add reports --reports received,overdue --webhook https://tcu.example/hook",
			),
		)
		.action(run(async (context, [name], options) => (await import("./subscriptions.ts")).add(context, name, options)));
	command
		.command("list")
		.description("list the subscriptions of your duty post, with the state of each webhook and why")
		.addHelpText("after", examples("subscriptions list"))
		.action(run(async (context) => (await import("./subscriptions.ts")).listAll(context)));
	withFilter(
		command
			.command("edit")
			.description("change the name or the filter; options of the filter replace the whole filter")
			.argument("<id>", "id of the subscription", idArgument),
	)
		.option("--name <name>", "a new name for it")
		.option("--everything", "let everything through that you may see")
		.addHelpText(
			"after",
			examples("subscriptions edit ID --name 'Boats by night'", "subscriptions edit ID --route origin:VU --kind route"),
		)
		.action(run(async (context, [id], options) => (await import("./subscriptions.ts")).edit(context, id, options)));
	webhooks(command, run);
	hosts(command, run);
	command
		.command("remove")
		.description("end a subscription")
		.argument("<id>", "id of the subscription", idArgument)
		.addHelpText("after", examples("subscriptions remove ID"))
		.action(run(async (context, [id]) => (await import("./subscriptions.ts")).remove(context, id)));
};

/** What is done with the webhook of a subscription. */
const webhooks = (command: Command, run: Run): void => {
	const named = (name: string, description: string) =>
		command
			.command(name)
			.description(description)
			.argument("<id>", "id of the subscription", idArgument)
			.addHelpText(
				"after",
				examples(`subscriptions ${name} ID${name === "confirm" ? " --webhook https://tcu.example/hook" : ""}`),
			);
	named("confirm", "confirm that a webhook leads to your unit, after its officer has left the duty post")
		.requiredOption("--webhook <url>", "its address, which you have checked")
		.action(run(async (context, [id], { webhook }) => (await import("./webhooks.ts")).confirm(context, id, webhook)));
	named("test", "post one signed message without an alert to the webhook, and say what came of it").action(
		run(async (context, [id]) => (await import("./webhooks.ts")).test(context, id)),
	);
	named("rotate-secret", "replace the secret that signs the deliveries of the webhook").action(
		run(async (context, [id]) => (await import("./webhooks.ts")).rotateSecret(context, id)),
	);
	named("given-up", "list the deliveries of the webhook that were given up, each with its cause").action(
		run(async (context, [id]) => (await import("./webhooks.ts")).givenUp(context, id)),
	);
	named("redeliver", "queue again what was given up, and have a webhook that fails or stopped try at once").action(
		run(async (context, [id]) => (await import("./webhooks.ts")).redeliver(context, id)),
	);
};

/** Where webhooks of the whole agency may go: for its administrator. */
const hosts = (command: Command, run: Run): void => {
	command
		.command("hosts")
		.description("list the hosts that webhooks of your agency lead to, and which of them wait for approval")
		.addHelpText("after", examples("subscriptions hosts"))
		.action(run(async (context) => (await import("./hosts.ts")).listHosts(context)));
	const named = (name: string, description: string) =>
		command
			.command(name)
			.description(description)
			.argument("<host>", "the host, as subscriptions hosts shows it")
			.addHelpText("after", examples(`subscriptions ${name} tcu.example`));
	named("approve-host", "let webhooks of your agency go to a host").action(
		run(async (context, [host]) => (await import("./hosts.ts")).approveHost(context, host)),
	);
	named("withdraw-host", "let no webhook of your agency go to a host any more").action(
		run(async (context, [host]) => (await import("./hosts.ts")).withdrawHost(context, host)),
	);
};
