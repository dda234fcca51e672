import { join, resolve } from "node:path";
import { parseArgs, styleText } from "node:util";
import { ConfigError } from "@seamark/config";
import { PostgresError } from "@seamark/postgres";
import { reasonOf } from "@seamark/service";
import { openLogger, startTelemetry } from "@seamark/telemetry";
import { readConfigOf, settingsInWords } from "./config.ts";
import { type Hub, HubStopped, PortTaken, startHub } from "./hub.ts";
import { MoveRefused } from "./move-vault/names.ts";
import { type Named, nextSteps } from "./named.ts";
import { npmEnded } from "./npm.ts";

/** `npm start`: the embedded hub until Ctrl-C. */

const out = (line = "") => process.stdout.write(`${line}\n`);
const dim = (text: string) => styleText("dim", text);
const bold = (text: string) => styleText("bold", text);

/** Passkeys need a name: a browser on this machine takes `localhost` for one. */
const consoleAddress = (url: string): string =>
	url.replace(/^http:\/\/(127\.0\.0\.1|\[::1\])(?=:|$)/, "http://localhost");

// From any folder: `npx seamark` outside of the clone would ask the public registry for a name that is not ours.
const program = join(import.meta.dirname, "../../../cli/bin/seamark.js");
const seamark = `node ${/\s/.test(program) ? `"${program}"` : program}`;

const welcome = (hub: Hub, o: { seed: string; dataDir: string; tookMs: number; named: Named | undefined }) => {
	out();
	out(
		`${bold("Seamark is ready")} at ${styleText("cyan", hub.url)} ${dim(`(${(o.tookMs / 1_000).toFixed(1)} s; data in ${o.dataDir})`)}`,
	);
	out(`  ${bold("Console")} for officers: ${styleText("cyan", `${consoleAddress(hub.url)}/console/`)}`);
	out(dim(`  description ${hub.url}/docs   health ${hub.url}/readyz   metrics ${hub.url}/metrics`));
	out();
	if (o.seed !== "demo") {
		out(
			"The directory is as you left it. An empty one is filled from SEAMARK_DIRECTORY_FILE or SEAMARK_SEED=demo; see docs/operate.md.",
		);
		out();
		return;
	}
	if (o.named) {
		for (const line of nextSteps(o.named, { url: hub.url, seamark })) out(line);
		out();
		out("Ctrl-C ends everything cleanly.");
		return;
	}
	out(
		`${styleText("yellow", "Demonstration hub:")} its units are invented, and it gives tokens to everybody who asks. Try this in another terminal:`,
	);
	out();
	out(`  ${seamark} login --hub ${hub.url} --demo fj-desk-1`);
	out(
		`  ${seamark} alerts raise --kind route --topic smuggling --title "Night landings" --summary "Small boats land after dark." \\`,
	);
	out("      --grading 4x4:B2 --tlp green --to-regions pacific");
	out(`  ${seamark} --as tonga login --hub ${hub.url} --demo to-customs-liaison-1`);
	out(`  ${seamark} --as tonga feed follow --from start`);
	out(dim(`  who else is there: ${seamark} login --hub ${hub.url} --demo`));
	out();
	out(dim("  with curl:"));
	out(
		dim(
			`  TOKEN=$(curl -s ${hub.url}/demo/token -H 'content-type: application/json' -d '{"officer":"fj-desk-1"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
		),
	);
	out(dim(`  curl -s ${hub.url}/alerts -H "authorization: Bearer $TOKEN"`));
	out();
	out("Ctrl-C ends everything cleanly.");
};

const usage = () => {
	out(`${bold("npm start")}  the whole hub in one process, with a PostgreSQL of its own, until Ctrl-C`);
	out();
	out(
		"  --hub NAME   a hub of an owner of its own, beside others on this machine: ports, data, keys and identifier are its own",
	);
	out();
	out("Settings come from the environment:");
	for (const line of settingsInWords()) out(line);
	out();
	out("Example: SEAMARK_PORT=8090 SEAMARK_DATA=/srv/seamark npm start");
	out("         npm start -- --hub north");
	out("More: docs/operate.md, docs/exchange.md");
};

const explain = (error: unknown): string => {
	if (error instanceof PostgresError) return `${error.message} ${error.hint}`;
	if (error instanceof ConfigError || error instanceof PortTaken || error instanceof MoveRefused) return error.message;
	const { code } = error as NodeJS.ErrnoException;
	const message = reasonOf(error);
	if (code === "ENOSPC" || code === "53100")
		return "The disk is full. Free some space and start again; nothing is lost.";
	if (code === "EACCES" || code === "EPERM")
		return `The data folder cannot be used: ${message}. Give it to this account, or choose another: SEAMARK_DATA=/path npm start`;
	return `Seamark cannot start: ${message}`;
};

/** Anything that hangs while it is closed must not keep a dead hub alive. PostgreSQL ends with this process, in order. */
const endSoon = () => setTimeout(() => process.exit(), 30_000).unref();

const main = async (name: string | undefined) => {
	const began = performance.now();
	const asked = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => asked.abort());
	const stop = AbortSignal.any([asked.signal, npmEnded()]);
	// Anyone who read what we say may have ended with npm.
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
	const { config, named } = await readConfigOf(name);
	const dataDir = resolve(config.dataDir);
	const endTelemetry = startTelemetry({
		service: "seamark",
		...(config.otlpEndpoint ? { otlpEndpoint: config.otlpEndpoint } : {}),
	});
	const hub = await startHub({
		...config,
		dataDir,
		log: openLogger({ service: "hub", level: config.logLevel }),
		say: (line) => out(dim(line)),
		stopped: stop,
	}).catch(async (error: unknown) => {
		endSoon();
		await endTelemetry();
		if (error instanceof HubStopped) return undefined;
		throw error;
	});
	if (!hub) return out(dim("Stopped."));
	welcome(hub, { seed: config.seed, dataDir: config.dataDir, tookMs: performance.now() - began, named });
	const ended = await Promise.race([
		new Promise<"asked">((done) => {
			if (stop.aborted) done("asked");
			stop.addEventListener("abort", () => done("asked"), { once: true });
		}),
		hub.postgres.exited.then(() => "database" as const),
	]);
	if (ended === "database") {
		process.stderr.write(
			`PostgreSQL has ended by itself; see ${config.dataDir}/pg.log. Start again: what was acknowledged is there.\n`,
		);
		process.exitCode = 1;
	} else out(dim("Shutting down ..."));
	endSoon();
	await hub.stop();
	await endTelemetry();
	if (ended === "asked") out(dim("Stopped. Your data stays in place."));
};

const start = async () => {
	const { hub, help } = argumentsOf(process.argv.slice(2));
	if (!help) return main(hub);
	usage();
	if (help === "wrong") process.exitCode = 2;
};

const argumentsOf = (words: string[]): { hub?: string | undefined; help?: "asked" | "wrong" } => {
	try {
		const { values } = parseArgs({
			args: words,
			options: { hub: { type: "string" }, help: { type: "boolean", short: "h" } },
		});
		return values.help ? { help: "asked" } : { hub: values.hub };
	} catch {
		return { help: "wrong" };
	}
};

start().catch((error: unknown) => {
	process.stderr.write(`${explain(error)}\n`);
	process.exitCode = 1;
});
