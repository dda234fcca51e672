// Wires the command line: the environment, the clock and the streams come in here and nowhere else.
import { randomBytes, randomUUID } from "node:crypto";
import { zoneOf } from "@seamark/values/readers";
import { Command, CommanderError } from "commander";
import { readConfig } from "./config.ts";
import type { Context, Globals } from "./context.ts";
import { type Group, groups } from "./groups.ts";
import { CliError, errorJson, errorLines, exitMeanings, exits, usageError } from "./terminal/exit.ts";
import { examples } from "./terminal/options.ts";
import { asTyped, openOutput } from "./terminal/output.ts";

const config = readConfig();
const started = { program: config.program, commands: groups.map(({ name }) => name) };
const interruption = new AbortController();
let exitCode: number = exits.ok;

const machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const openContext = (globals: Globals): Context => {
	let country: string | undefined;
	const out = openOutput({
		stdout: process.stdout,
		stderr: process.stderr,
		json: globals.json === true,
		debug: config.debug,
		columns: config.columns,
		typed: { ...globals, ...started },
		zone: () => zoneOf(country, machineZone),
	});
	const context: Context = {
		config,
		globals,
		out,
		now: Date.now,
		newId: randomUUID,
		chance: () => randomBytes(4).readUInt32BE() / 2 ** 32,
		interrupted: interruption.signal,
		readInput: async () => {
			if (process.stdin.isTTY) out.hint("Reading from the keyboard; Ctrl-D ends the input.");
			const chunks: Buffer[] = [];
			for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
			return Buffer.concat(chunks);
		},
		hub: async () => {
			const { choose, sessionHub } = await import("./session/session.ts");
			const chosen = await choose(config, globals);
			country = chosen.profile.country;
			return sessionHub(chosen, config.home, context);
		},
	};
	return context;
};

/** Runs the body of a command and turns its result or its failure into the exit code. */
const run: Parameters<Group["register"]>[1] =
	(body) =>
	async (...given: unknown[]) => {
		const command = given.at(-1) as Command;
		const context = openContext(command.optsWithGlobals<Globals>());
		try {
			const { words, options } = await typed(context, command);
			const result = await body(context, words, options);
			exitCode = typeof result === "number" ? result : exits.ok;
		} catch (error) {
			exitCode = report(error, context.globals);
		} finally {
			context.out.endProgress();
		}
	};

/** What was typed; only where a code was typed is its part loaded and the hub asked for the id. */
const typed = async (context: Context, command: Command) => {
	const [words, options] = [command.processedArgs as unknown[], command.opts()];
	const isPlain = (one: unknown): boolean =>
		typeof one !== "object" || one === null || (Array.isArray(one) && one.every(isPlain));
	if ([...words, ...Object.values(options)].every(isPlain)) return { words, options };
	const { withIds } = await import("./hub/spoken.ts");
	return withIds(context, words, options);
};

const report = (error: unknown, { json = false, ...globals }: Globals): number => {
	if (interruption.signal.aborted) return exits.interrupted;
	const known =
		error instanceof CliError
			? error
			: new CliError(exits.refused, "seamark failed in a way it does not know.", {
					detail: error instanceof Error ? error.message : String(error),
					next: "Run it again with SEAMARK_DEBUG=1 and send the output to the maintainer.",
				});
	const out = openOutput({
		stdout: process.stdout,
		stderr: process.stderr,
		json,
		debug: config.debug,
		columns: config.columns,
		typed: started,
		zone: () => undefined,
	});
	if (json) out.document(errorJson(known));
	process.stderr.write(`${asTyped(errorLines(known).join("\n"), { ...globals, ...started })}\n`);
	for (let one: unknown = error; config.debug && one instanceof Error; one = one.cause)
		out.debug(one.stack ?? one.message);
	return known.exit;
};

const build = async (words: readonly string[]): Promise<Command> => {
	const program = new Command("seamark")
		.description("Seamark: raise alerts, follow the feed and ask who has read what, from the command line.")
		.option("--hub <url>", "address of the hub (default: that of the login, or http://127.0.0.1:8080)")
		.option("--as <name>", "use the login of this name (default: the one used last at this hub)")
		.option("--json", "print JSON for programs: one document, or one line per item of a stream")
		.version("0.1.0", "-V, --version", "print the version")
		.helpOption("-h, --help", "show this help")
		.configureHelp({ showGlobalOptions: true })
		.showSuggestionAfterError()
		.showHelpAfterError("What to do: add --help for options and examples.")
		.exitOverride()
		.addHelpText(
			"after",
			`${examples("login --demo fj-liaison-1", "feed follow --region pacific", "alerts raise draft.json", "alerts list --country FJ,TO")}

Exit codes:
${exitMeanings.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join("\n")}

Environment:
  SEAMARK_HUB, SEAMARK_PROFILE (instead of --hub, --as), SEAMARK_HOME (folder of the logins), SEAMARK_DEBUG=1, NO_COLOR`,
		);
	const chosen = words.find((word) => groups.some(({ name }) => name === word));
	// Only the group that is asked for is loaded: the start must not pay for the rest.
	for (const { name, summary, load } of groups) {
		const command = program.command(name).description(summary).exitOverride();
		if (name === chosen || chosen === "completion") (await load()).register(command, run);
	}
	return program;
};

const start = async (words: string[]): Promise<void> => {
	try {
		const program = await build(words);
		if (words.length === 0) program.outputHelp();
		else await program.parseAsync(words, { from: "user" });
	} catch (error) {
		if (!(error instanceof CommanderError)) exitCode = report(error, { json: words.includes("--json") });
		else if (error.exitCode !== 0 || error.code === "commander.help") {
			exitCode = exits.usage;
			if (words.includes("--json")) report(usageError(error.message.replace(/^error: /, "")), { json: true });
		}
	}
};

process.on("SIGINT", () => {
	// The second time nobody wants to wait for a farewell.
	if (interruption.signal.aborted) process.exit(exits.interrupted);
	interruption.abort();
});
process.on("SIGTERM", () => interruption.abort());
// Anyone who reads the output may stop early (`| head`): that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
	process.exit(error.code === "EPIPE" ? exits.ok : exits.refused),
);

await start(process.argv.slice(2));
process.exitCode = exitCode;
