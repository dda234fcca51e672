import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePorts } from "./support/ports.ts";

// What README.md tells a newcomer to type, typed. `npm test` is what runs this.

const root = dirname(import.meta.dirname);
const blocks = readFileSync(join(root, "README.md"), "utf8").matchAll(/^```sh\n([\s\S]*?)^```/gm);
const commands = [...blocks].flatMap(([, block = ""]) => block.trim().split("\n"));
const seamark = commands.filter((command) => command.startsWith("npx seamark"));

const home = mkdtempSync(join(tmpdir(), "seamark-readme-"));
const env = { ...process.env, SEAMARK_DATA: join(home, "data"), SEAMARK_HOME: join(home, "cli"), NO_COLOR: "1" };
const run = async (command: string, more: Record<string, string> = {}): Promise<string> => {
	try {
		return (await promisify(execFile)("bash", ["-c", command], { cwd: root, env: { ...env, ...more } })).stdout;
	} catch (error) {
		const { stdout, stderr } = error as { stdout: string; stderr: string };
		throw new Error(`${command} failed:\n${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`);
	}
};

let hub: ChildProcess;
let address = "";
let said = "";

beforeAll(async () => {
	const [port = 0] = await freePorts(1);
	// A group of its own: Ctrl-C reaches npm and the hub alike.
	hub = spawn("npm", ["start"], { cwd: root, env: { ...env, SEAMARK_PORT: String(port) }, detached: true });
	hub.stdout?.on("data", (chunk) => {
		said += chunk;
	});
	hub.stderr?.on("data", (chunk) => {
		said += chunk;
	});
	await new Promise<void>((resolve, reject) => {
		hub.stdout?.on("data", () => said.includes("Ctrl-C ends everything") && resolve());
		hub.once("exit", () => reject(new Error(`npm start ended: ${said}`)));
	});
	address = `http://127.0.0.1:${port}`;
});

afterAll(() => {
	if (hub.exitCode === null && hub.signalCode === null && hub.pid) process.kill(-hub.pid, "SIGKILL");
	rmSync(home, { recursive: true, force: true });
});

test("README names the commands that are typed here", () => {
	expect(commands).toEqual([
		"npm start",
		"npm test",
		"npm run demo -- alerts",
		"npm run demo -- intake",
		"npm run demo -- mla",
		"npm run demo -- regions",
		"npm run demo -- assets",
		...seamark,
	]);
	expect(seamark).toHaveLength(4);
});

test("npm start says where it is and offers the same first steps", async () => {
	expect(said).toContain(`Seamark is ready at ${address}`);
	const printed = said.split("\n").filter((line) => /^ {2}node .*seamark\.js/.test(line));
	expect(printed).toContain(`  node ${join(root, "cli/bin/seamark.js")} login --hub ${address} --demo fj-desk-1`);
	// As printed, from a folder that is not the clone's.
	const login = printed[0] ?? "";
	expect(await run(`cd "${home}" && ${login}`, { SEAMARK_HOME: join(home, "elsewhere") })).toContain("fj-desk-1");
});

test("the quick start raises an alert and shows it to another country's officer", async () => {
	const answers: string[] = [];
	for (const command of seamark) {
		const ends = command.includes("feed follow") ? `${command} --count 1 --json` : command;
		answers.push(await run(ends, { SEAMARK_HUB: address }));
	}
	expect(answers.at(-1)).toContain("Night landings");
});

test("Ctrl-C ends it cleanly, within ten seconds", async () => {
	const began = performance.now();
	const ended = once(hub, "exit");
	process.kill(-(hub.pid as number), "SIGINT");
	await ended;
	expect(said).toContain("Stopped. Your data stays in place.");
	expect(performance.now() - began).toBeLessThan(10_000);
});

test.each(["alerts", "intake", "mla", "regions", "assets"])(
	"npm run demo -- %s ends with a line that says that nothing failed",
	async (story) => {
		const told = await run(`npm run --silent demo -- ${story}`);
		const last = JSON.parse(told.trim().split("\n").at(-1) ?? "") as { demo: string; checks: number; failed: number };
		expect(last).toMatchObject({ demo: story, failed: 0 });
		expect(last.checks).toBeGreaterThan(0);
	},
	180_000,
);
