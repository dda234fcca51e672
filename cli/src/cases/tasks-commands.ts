import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import { caseArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { examples, idArgument, whole } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.command("list", { isDefault: true })
		.description("what your duty post has to do, what is due first")
		.option("--of-all", "of all duty posts of your agency")
		.option("--case <id>", "of this case", idArgument)
		.option("--late", "only what is late")
		.addOption(new Option("--status <status>", "open, done or cancelled").choices(values.listTasks.status))
		.addHelpText("after", examples("task", "task list --of-all --late", "task list --status done"))
		.action(run(async (context, _words, options) => (await import("./tasks.ts")).list(context, options)));
	command
		.command("add")
		.description("add a task to a case")
		.argument("<case>", "id or reference of the case", caseArgument)
		.addOption(new Option("--kind <kind>", "what it is about").choices(values.addTask.kind).makeOptionMandatory())
		.requiredOption("--due <day>", "the day, such as 2026-03-01")
		.option("--person <id>", "the person that it is for", idArgument)
		.option("--post <id>", "the duty post that does it (default: yours)", idArgument)
		.option("--note <text>", "without names of persons")
		.addHelpText("after", examples("task add 2026-000001 --kind interview --due 2026-03-01"))
		.action(run(async (context, [of], options) => (await import("./tasks.ts")).add(context, of, options)));
	for (const outcome of ["done", "cancel"] as const)
		command
			.command(outcome)
			.description(outcome === "done" ? "say that a task is done" : "cancel a task, with the reason")
			.argument("<id>", "id of the task", idArgument)
			.addOption(
				new Option("--task-version <n>", "the version that you read")
					.argParser(whole(1, 1_000_000))
					.makeOptionMandatory(),
			)
			.option("--reason <text>", outcome === "done" ? "what came of it" : "why it is not done")
			.addHelpText("after", examples(`task ${outcome} ID --task-version 1 --reason "..."`))
			.action(run(async (context, [id], options) => (await import("./tasks.ts")).end(context, id, outcome, options)));
};
