import { type Command, Option } from "commander";
import { alertArgument } from "../hub/spoken.ts";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";

/** Questions of readers on an alert, and the originator's answers. */
export const questions = (command: Command, run: Run): void => {
	command
		.command("ask")
		.description("ask the originator about an alert; nobody else reads the question")
		.argument("<id>", "id or code of the alert", alertArgument)
		.requiredOption("--text <text>", "the question; no names of victims")
		.addHelpText("after", examples("alerts ask ID --text 'Which of the two harbours is meant?'"))
		.action(run(async (context, [id], options) => (await import("./questions.ts")).ask(context, id, options)));

	command
		.command("answer")
		.description("answer a question on an alert of your agency")
		.argument("<id>", "id or code of the alert", alertArgument)
		.argument("<question>", "id of the question", idArgument)
		.requiredOption("--text <text>", "the answer; for all, it has to be clear without the question")
		.addOption(
			new Option("--to <whom>", "asker: the agency that asked; all: everybody who may see the alert")
				.choices(["asker", "all"])
				.makeOptionMandatory(),
		)
		.addHelpText("after", examples("alerts answer ID QUESTION --to all --text 'The northern one.'"))
		.action(
			run(async (context, [id, question], options) =>
				(await import("./questions.ts")).answer(context, id, question, options),
			),
		);

	command
		.command("questions")
		.description("questions and answers on an alert; without an id, what waits for an answer of your agency")
		.argument("[id]", "id or code of the alert", alertArgument)
		.addHelpText("after", examples("alerts questions", "alerts questions ID"))
		.action(run(async (context, [id]) => (await import("./questions.ts")).threads(context, id)));
};
