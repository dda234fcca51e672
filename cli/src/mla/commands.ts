import { values } from "@seamark/client/values";
import { type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { collect, examples, idArgument } from "../terminal/options.ts";
import { registerFiles, registerTogether, registerWork } from "./more-commands.ts";

const room = () => import("./mla.ts");

export const register = (command: Command, run: Run): void => {
	drafting(command, run);
	reading(command, run);
	saying(command, run);
	registerFiles(command, run);
	registerWork(command, run);
	registerTogether(command, run);
	command
		.command("verify")
		.description("check an exported thread without a hub: signatures, order, what was allowed, receipts")
		.argument("<file>", "as `mla thread --save` wrote it")
		.addOption(
			new Option("--paper <id=file>", "a file that the thread names, by its id; may be repeated").argParser(collect),
		)
		.addHelpText(
			"after",
			`${examples("mla verify thread.json")}\n\nEnds with 8 when something is wrong, and names all of it.`,
		)
		.action(run(async (context, [file], options) => (await import("./verify.ts")).verify(context, file, options)));
	command
		.command("register")
		.description("which State is bound by which treaty, with the source of each answer")
		.argument("[country]", "such as FJ; all when left out")
		.option("--day <date>", "on this day (default: today)")
		.option("--file <file>", "what the hub would say with this file as SEAMARK_MLA_REGISTER; asks no hub")
		.addHelpText(
			"after",
			examples("mla register FJ", "mla register --day 2017-01-01 --json", "mla register FJ --file treaties.json"),
		)
		.action(
			run(async (context, [country], options) => (await import("./register.ts")).register(context, country, options)),
		);
};

const drafting = (command: Command, run: Run): void => {
	command
		.command("draft")
		.description("draft a request, or change a draft")
		.argument("<file>", "JSON with requested, assistance, contents and offence; - for standard input")
		.addOption(new Option("--change <id>", "this draft instead of a new one").argParser(idArgument))
		.addHelpText("after", examples("mla draft request.json", "mla draft request.json --change ID"))
		.action(run(async (context, [file], options) => (await room()).draft(context, file, options)));
	command
		.command("check")
		.description("what a request still lacks, and on what it can rest")
		.argument("<id>", "of the request", idArgument)
		.addHelpText("after", examples("mla check ID"))
		.action(run(async (context, [id]) => (await room()).check(context, id)));
	command
		.command("file")
		.description("prepare the filing of a request; another officer signs it")
		.argument("<id>", "of the request", idArgument)
		.addHelpText("after", examples("mla file ID"))
		.action(run(async (context, [id]) => (await room()).act(context, id, "submit", {})));
};

const reading = (command: Command, run: Run): void => {
	command
		.command("inbox")
		.description("the requests of your authority, and what waits for a second person")
		.addOption(new Option("--side <side>", "those that you made, or that you got").choices(values.listMlaRequests.side))
		.addOption(new Option("--stage <stage>", "where they are").choices(values.listMlaRequests.stage))
		.option("--reference <number>", "your number or the other side's")
		.option("--after <id>", "those that follow this one")
		.addHelpText("after", examples("mla inbox", "mla inbox --side requested --stage submitted"))
		.action(run(async (context, _words, options) => (await room()).inbox(context, options)));
	command
		.command("thread")
		.description("what both sides said, in the order on which both agree")
		.argument("<id>", "of the request", idArgument)
		.option("--save <file>", "write the signed thread into this file, for `mla verify`")
		.addHelpText("after", examples("mla thread ID", "mla thread ID --save thread.json"))
		.action(run(async (context, [id], options) => (await room()).thread(context, id, options)));
};

const saying = (command: Command, run: Run): void => {
	command
		.command("act")
		.description("say something in the thread: register, transmit, answer-in-part, refuse...")
		.argument("<id>", "of the request", idArgument)
		.argument("<kind>", "what: `mla thread` shows what your side may say now")
		.option("--says <text>", "in words")
		.option("--reasons <text>", "why")
		.option("--content <file>", "all of what it says, as JSON; - for standard input")
		.addHelpText(
			"after",
			examples(
				"mla act ID register",
				'mla act ID open-consultation --reasons "The act is no offence here"',
				"mla act ID answer-in-part --content answer.json",
			),
		)
		.action(run(async (context, [id, kind], options) => (await room()).act(context, id, kind, options)));
	command
		.command("sign")
		.description("sign, as the second person, what another officer prepared")
		.argument("<id>", "of the request", idArgument)
		.argument("<act>", "of what was prepared", idArgument)
		.addHelpText("after", examples("mla sign ID ACT"))
		.action(run(async (context, [id, act]) => (await room()).sign(context, id, act)));
};
