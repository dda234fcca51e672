import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { collect, examples, idArgument } from "../terminal/options.ts";
import { asStored } from "../terminal/output-file.ts";

const room = () => import("./files.ts");
const desk = () => import("./work.ts");
const shared = () => import("./together.ts");

/** What is one's own beside a request, and what authorities share. */
export const registerTogether = (command: Command, run: Run): void => {
	command
		.command("cases")
		.description("the cases of your agency that a request is about; the other side never sees them")
		.argument("<id>", "of the request", idArgument)
		.addOption(new Option("--add <case>", "name one more").argParser(idArgument))
		.addHelpText("after", examples("mla cases ID", "mla cases ID --add CASE"))
		.action(run(async (context, [id], options) => (await shared()).cases(context, id, options)));
	command
		.command("identity")
		.description("open who a person is, whom the other side released to your authority")
		.argument("<id>", "of the request", idArgument)
		.argument("<release>", "as the statement names it: mla thread", idArgument)
		.addHelpText("after", examples("mla identity ID RELEASE"))
		.action(run(async (context, [id, release]) => (await shared()).identity(context, id, release)));
	command
		.command("joint")
		.description("the joint investigations of your authority")
		.addHelpText("after", examples("mla joint"))
		.action(run(async (context) => (await shared()).joint(context)));
	command
		.command("joint-open")
		.description("open the shared space of a joint investigation; each authority that you name accepts by itself")
		.argument("<subject>", "what is investigated, without who a person is")
		.addOption(
			new Option("--with <authority>", "another authority, by id or handle; may be repeated")
				.argParser(collect)
				.makeOptionMandatory(),
		)
		.requiredOption("--until <time>", "when it ends, RFC 3339")
		.addHelpText(
			"after",
			examples('mla joint-open "A vessel" --with ws-central-authority --until 2027-01-01T00:00:00Z'),
		)
		.action(run(async (context, [subject], options) => (await shared()).openJoint(context, subject, options)));
	command
		.command("joint-accept")
		.description("take part in a joint investigation to which your authority is invited")
		.argument("<id>", "of the joint investigation", idArgument)
		.addHelpText("after", examples("mla joint-accept ID"))
		.action(run(async (context, [id]) => (await shared()).acceptJoint(context, id)));
	command
		.command("joint-leave")
		.description("leave a joint investigation: what you put there goes with you")
		.argument("<id>", "of the joint investigation", idArgument)
		.addHelpText("after", examples("mla joint-leave ID"))
		.action(run(async (context, [id]) => (await shared()).leaveJoint(context, id)));
	command
		.command("joint-items")
		.description("what is in a joint investigation")
		.argument("<id>", "of the joint investigation", idArgument)
		.option("--add <text>", "put something there")
		.addOption(new Option("--withdraw <item>", "take back what you put there").argParser(idArgument))
		.addHelpText("after", examples("mla joint-items ID", 'mla joint-items ID --add "It left Suva"'))
		.action(run(async (context, [id], options) => (await shared()).jointItems(context, id, options)));
};

/** Files of requests, and who has had them. */
export const registerFiles = (command: Command, run: Run): void => {
	command
		.command("files")
		.description("the files of a request: yours, and those that the other side named")
		.argument("<id>", "of the request", idArgument)
		.addHelpText("after", examples("mla files ID"))
		.action(run(async (context, [id]) => (await room()).list(context, id)));
	command
		.command("send")
		.description("send a file of a request, up to 4 GB; it goes on where a line broke")
		.argument("<id>", "of the request", idArgument)
		.argument("<file>", "to send")
		.option("--name <name>", "as it is called there (default: that of the file)")
		.addHelpText("after", examples("mla send ID register.pdf"))
		.action(run(async (context, [id, file], options) => (await room()).send(context, id, file, options)));
	command
		.command("save")
		.description("save a file of a request; that you have it is in the audit")
		.argument("<file>", "its id", idArgument)
		.addOption(asStored("write to this file").makeOptionMandatory())
		.addHelpText("after", examples("mla save FILE --output register.pdf"))
		.action(run(async (context, [id], options) => (await room()).save(context, id, options)));
	command
		.command("drop")
		.description("take back a file that no statement names")
		.argument("<file>", "its id", idArgument)
		.option("--yes", "destroy it for good")
		.addHelpText("after", examples("mla drop FILE --yes"))
		.action(run(async (context, [id], options) => (await room()).drop(context, id, options)));
	command
		.command("custody")
		.description("who has had a file, each entry signed")
		.argument("<file>", "its id", idArgument)
		.addHelpText("after", examples("mla custody FILE"))
		.action(run(async (context, [id]) => (await room()).custody(context, id)));
	command
		.command("hand-over")
		.description("say who has a file now")
		.argument("<file>", "its id", idArgument)
		.addOption(new Option("--step <step>", "what was done").choices(values.handOver.step).makeOptionMandatory())
		.requiredOption("--who <function>", "by whom, by function; never who a person is")
		.requiredOption("--where <place>", "where")
		.option("--to <function>", "to whom, by function")
		.option("--happened <time>", "when, RFC 3339 (default: now)")
		.addHelpText(
			"after",
			examples('mla hand-over FILE --step handed-over --who "evidence officer" --to court --where Suva'),
		)
		.action(run(async (context, [id], options) => (await room()).handOver(context, id, options)));
};

/** What is owed, when, on which desk; and what goes when its time is over. */
export const registerWork = (command: Command, run: Run): void => {
	command
		.command("work")
		.description("what both sides owe, what is due first")
		.addOption(new Option("--of <desk>", "of your duty post, or of all").choices(values.listWork.of))
		.addOption(new Option("--by <side>", "what your side owes, or both").choices(values.listWork.by))
		.addOption(new Option("--level <level>", "how it is with the term").choices(values.listWork.level))
		.option("--after <cursor>", "go on after this cursor")
		.addHelpText("after", examples("mla work", "mla work --by own --level late"))
		.action(run(async (context, _words, options) => (await desk()).work(context, options)));
	command
		.command("assign")
		.description("put a request on the desk of a duty post of your agency; without one, on every desk")
		.argument("<id>", "of the request", idArgument)
		.addOption(new Option("--post <id>", "the duty post").argParser(idArgument))
		.addHelpText("after", examples("mla assign ID --post ID"))
		.action(run(async (context, [id], options) => (await desk()).assign(context, id, options)));
	command
		.command("calendar")
		.description("get an address for a calendar program, which reads when your terms end")
		.option("--end", "end the address")
		.addHelpText("after", examples("mla calendar", "mla calendar --end"))
		.action(run(async (context, _words, options) => (await desk()).calendar(context, options)));
	command
		.command("numbers")
		.description("how many requests there were, how long they took, and what is on each desk")
		.option("--from <day>", "filed on this day or later")
		.option("--to <day>", "filed before this day")
		.addHelpText("after", examples("mla numbers --from 2026-01-01"))
		.action(run(async (context, _words, options) => (await desk()).numbers(context, options)));
	command
		.command("ask-erase")
		.description("ask that what a request says is erased; for what was filed another officer confirms")
		.argument("<id>", "of the request", idArgument)
		.requiredOption("--reason <text>", "why; it stays")
		.addHelpText("after", examples('mla ask-erase ID --reason "its time is over"'))
		.action(run(async (context, [id], options) => (await desk()).askErase(context, id, options)));
	command
		.command("erased")
		.description("who erased what a request said, and what your authority has still to sign of it")
		.argument("<id>", "of the request", idArgument)
		.addHelpText("after", examples("mla erased ID"))
		.action(run(async (context, [id]) => (await desk()).erased(context, id)));
	command
		.command("erase")
		.description("confirm, as the second officer, that what a request says is erased")
		.argument("<id>", "of the request", idArgument)
		.option("--yes", "destroy it for good")
		.addHelpText("after", examples("mla erase ID --yes"))
		.action(run(async (context, [id], options) => (await desk()).erase(context, id, options)));
};
