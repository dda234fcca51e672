import { type Command, Option } from "commander";
import { withFilter } from "../alerts/filter.ts";
import type { Run } from "../run.ts";
import { examples, idArgument, whole } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	withFilter(command.command("follow").description("show alerts as they are raised, updated and recalled"))
		.option("--subscription <id>", "use the filter of this subscription", idArgument)
		.addOption(
			new Option(
				"--from <where>",
				"post: where your duty post stopped (default; with --json: now); start: everything that is live first; now: only what is new",
			).choices(["post", "start", "now"]),
		)
		.option("--after <cursor>", "go on after this cursor of an earlier run")
		.addOption(new Option("--count <n>", "end after this many").argParser(whole(1, 1_000_000_000)))
		.addOption(
			new Option("--silence <seconds>", "connect again when nothing, not even a heartbeat, came for so long")
				.argParser(whole(1, 3_600))
				.default(45),
		)
		.addHelpText(
			"after",
			`${examples("feed follow --region pacific", "feed follow --urgency flash,priority --from start", "feed follow --json | jq -r .alert.title", "feed follow --count 10 --from start --json > first-ten.jsonl")}

After a drop it comes back by itself and goes on where it stopped. After Ctrl-C the next run goes on there too: the hub keeps the
place for the duty post and the filter, also for the next officer on it. What came meanwhile is marked.`,
		)
		.action(run(async (context, _words, options) => (await import("./feed.ts")).follow(context, options)));
};
