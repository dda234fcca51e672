import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, list } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.addOption(
			new Option(
				"--demo [officer]",
				"on a demo hub: act as this officer, such as fj-liaison-1; without a name, list them",
			),
		)
		.option("--agency <id>", "your agency's id at the hub")
		.option("--client <id>", "your client's id at the hub")
		.option("--key <file>", "the client's private key, one JWK; it stays in this file")
		.option("--officer <id>", "vouch for this officer (otherwise the client acts for itself)")
		.option("--post <id>", "the officer's duty post")
		.option("--purpose <purpose>", "what you will read for, such as investigation")
		.addOption(
			new Option("--scope <list>", "ask for these scopes only, such as alerts:read,alerts:subscribe").argParser(list),
		)
		.option("--issuer <url>", "token issuer of an agency that runs its own (default: the hub)")
		.addHelpText(
			"after",
			`${examples(
				"login",
				"login --demo",
				"login --demo fj-liaison-1",
				"login --demo fj-desk-1 --post fj-tcu/desk --purpose investigation --as desk",
				"login --hub https://hub.example --agency ID --client ID --key client.jwk --purpose analysis",
				"login --hub https://hub.example --agency ID --client ID --key client.jwk \\",
				"    --officer ID --post ID --purpose investigation --scope alerts:read,alerts:subscribe",
			)}

Without options an officer approves it in the console with the passkey. An agency's own key stays on a server of the agency.
Tokens live ten minutes at most and are renewed by themselves. A real login binds them to a key made for it.`,
		)
		.action(
			run(async (context, _words, options) =>
				options.demo === true
					? (await import("./demo-officers.ts")).listDemoOfficers(context)
					: (await import("./login.ts")).login(context, options),
			),
		);
};
