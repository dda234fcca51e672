import type { Command } from "commander";
import { Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument, whole } from "../terminal/options.ts";
import { ofClaims } from "./property-commands.ts";

const ledger = () => import("./ledger.ts");

export const ofLedger = (command: Command, run: Run): void => {
	const group = command
		.command("ledger")
		.description("the books of a tracing file: double entry, and two persons for what goes out");
	const on = (name: string, description: string, example: string): Command =>
		group
			.command(name)
			.description(description)
			.argument("<file>", "id of the tracing file", idArgument)
			.addHelpText("after", examples(`assets ledger ${example}`));
	on("balances", "what each account has, now or after an earlier transaction", "balances ID --up-to 12")
		.addOption(new Option("--up-to <number>", "after this transaction").argParser(whole(0, 999_999_999)))
		.action(run(async (context, [id], options) => (await ledger()).balances(context, id, options)));
	on("list", "the transactions, in the order in which they were booked", "list ID")
		.option("--after <number>", "go on after this one")
		.action(run(async (context, [id], options) => (await ledger()).transactions(context, id, options)));
	on("waiting", "what waits for a second officer, and what was released", "waiting ID")
		.option("--after <id>", "go on after this one")
		.action(run(async (context, [id], options) => (await ledger()).releases(context, id, options)));
	on(
		"book",
		"book a transaction; what would leave less in custody waits for a second officer",
		'book ID outside:-500.00 fund:500.00 --currency FJD --source "Order 7 (invented)"',
	)
		.argument("<postings...>", "account and amount, such as fund:-12.50; together they come to zero")
		.requiredOption("--currency <code>", "such as FJD")
		.requiredOption("--source <text>", "why, and on what legal ground; no names of persons")
		.action(
			run(async (context, [id, ...postings], options) => (await ledger()).book(context, id, postings.flat(), options)),
		);
	on("reverse", "reverse a transaction, whole and once", 'reverse ID TRANSACTION --source "booked twice"')
		.argument("<transaction>", "id of the transaction", idArgument)
		.requiredOption("--source <text>", "why; no names of persons")
		.action(run(async (context, [id, one], options) => (await ledger()).reverse(context, id, one, options)));
	on("confirm", "release value as the second officer", "confirm ID RELEASE --digest DIGEST")
		.argument("<release>", "id of the release", idArgument)
		.requiredOption("--digest <digest>", "of what you looked at: see `waiting`")
		.action(run(async (context, [id, one], options) => (await ledger()).confirm(context, id, one, options)));
	ofClaims(group, run);
};
