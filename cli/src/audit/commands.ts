import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, list, whole } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.command("entries")
		.description("what your agency did, and what was done to its records; newest first")
		.addOption(new Option("--of <whose>", "own, or all for those who verify the audit").choices(values.listEntries.of))
		.addOption(new Option("--action <list>", "such as consultation,export").argParser(list))
		.option("--from <time>", "since this time, such as 2030-01-31T00:00:00Z")
		.option("--until <time>", "before this time")
		.addOption(new Option("--limit <n>", "entries (default: 50)").argParser(whole(1, 100)))
		.option("--after <cursor>", "go on after this cursor")
		.addHelpText("after", examples("audit entries", "audit entries --action consultation,export --json"))
		.action(run(async (context, _words, options) => (await import("./audit.ts")).entries(context, options)));
	command
		.command("verify")
		.description("prove the audit chain whole, or name its first broken entry")
		.option("--file <file>", "a chain that was saved earlier, one entry per line, instead of the hub's")
		.option("--witness <seq:hash>", "a head that was written down earlier; finds a chain that was cut off or rewritten")
		.option("--save <file>", "keep the chain in this file while it is read")
		.addHelpText(
			"after",
			`${examples("audit verify", "audit verify --witness 1203:9f2c...", "audit verify --save chain.jsonl", "audit verify --file chain.jsonl")}\n\nEnds with 8 when the chain is broken.`,
		)
		.action(run(async (context, _words, options) => (await import("./audit.ts")).verify(context, options)));
};
