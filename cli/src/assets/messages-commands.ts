import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";

const room = () => import("./messages.ts");

/** What units ask and tell each other, beside look-ups. */
export const ofMessages = (group: Command, run: Run): void => {
	group
		.command("send")
		.description(
			"ask another financial intelligence unit, or tell it something unasked; the text comes on standard input",
		)
		.argument("<unit>", "its handle")
		.option("--disclosure", "tell, and ask for nothing")
		.addOption(
			new Option("--onward <use>", "whether it may be used for something else")
				.choices(values.sendMessage.onward)
				.default("with-consent"),
		)
		.option("--feedback-by <moment>", "until when you ask for feedback (RFC 3339)")
		.addOption(new Option("--lookup <id>", "the look-up whose hit it is about").argParser(idArgument))
		.addHelpText("after", examples("assets share send ws-fiu --feedback-by 2027-01-31T00:00:00Z < text.txt"))
		.action(run(async (context, [unit], options) => (await room()).send(context, unit, options)));
	group
		.command("messages")
		.description("what units asked and told each other, with what is owed")
		.option("--after <id>", "go on after this one")
		.addHelpText("after", examples("assets share messages"))
		.action(run(async (context, _words, options) => (await room()).messages(context, options)));
	group
		.command("read")
		.description("read a message with every step; it goes on record")
		.argument("<message>", "id of the message", idArgument)
		.addHelpText("after", examples("assets share read ID"))
		.action(run(async (context, [id]) => (await room()).read(context, id)));
	group
		.command("step")
		.description("answer, give feedback, ask for consent or give it; the text comes on standard input")
		.argument("<message>", "id of the message", idArgument)
		.argument("<step>", `one of: ${values.addMessageStep.kind.join(", ")}`)
		.addHelpText("after", examples("assets share step ID answer < text.txt"))
		.action(run(async (context, [id, kind]) => (await room()).step(context, id, kind)));
};
