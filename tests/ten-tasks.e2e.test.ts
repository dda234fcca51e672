import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ran, run } from "../cli/src/testing/run.ts";
import { hubTogether, type TestHub } from "./support/hub.ts";
import { nodeEnvironment } from "./support/node-environment.ts";

// The ten tasks of an officer. Two officers type what they know, and go on by what the program prints: no id, code or command comes from anywhere
// else. What it prints to type next is typed as it is, from another folder and at a port that is nobody's default.

const dir = mkdtempSync(join(tmpdir(), "seamark-tasks-"));
const elsewhere = join(dir, "elsewhere");
let hub: TestHub;

type Officer = "fiji" | "tonga";

const ended = (ran: Ran, what: string): string => {
	expect(ran.code, `${what}\n${ran.stdout}\n${ran.stderr}`).toBe(0);
	return `${ran.stdout}\n${ran.stderr}`;
};
const type = async (officer: Officer, ...words: string[]): Promise<string> =>
	ended(await run(join(dir, officer), words, { env: { NO_COLOR: "1" } }), words.join(" "));

/** The command that was printed with these words in it; three dots and words in capitals are for the officer to fill in. */
const printed = (text: string, words: string, filled: Record<string, string> = {}): string => {
	const line = text.split("\n").find((one) => /seamark\.js/.test(one) && one.includes(words));
	expect(line, `no command with "${words}" was printed:\n${text}`).toBeDefined();
	const command = /(?:\S*node|\S+) \S*seamark\.js .*$/.exec(line ?? "")?.[0].split("   ")[0] ?? "";
	return Object.entries(filled).reduce((typed, [gap, value]) => typed.replace(gap, value), command);
};
/** Types a printed command as it is, from a folder that has nothing to do with the program. */
const follow = (officer: Officer, command: string): Promise<string> =>
	new Promise((resolve, reject) => {
		const env = { ...nodeEnvironment(), SEAMARK_HOME: join(dir, officer), NO_COLOR: "1" };
		execFile("sh", ["-c", command], { cwd: elsewhere, env }, (error, stdout, stderr) =>
			error ? reject(new Error(`${command}\n${stdout}\n${stderr}`)) : resolve(`${stdout}\n${stderr}`),
		);
	});
const file = (name: string, value: unknown): string => {
	const path = join(dir, name);
	writeFileSync(path, JSON.stringify(value));
	return path;
};

/** Until the hub's clock, which it tells in seconds, is past this moment. */
const secondPassed = async (): Promise<void> => {
	for (const since = Date.now(); ; ) {
		const { headers } = await fetch(`${hub.identity}/.well-known/seamark`);
		if (Date.parse(headers.get("date") ?? "") > since) return;
	}
};

const draft = (title: string) => ({
	kind: "vehicle-or-vessel",
	topic: "smuggling",
	urgency: "priority",
	title,
	summary: "Two boats left the wharf at night, low in the water.",
	countries: ["FJ", "TO"],
	route: [{ place: "Lau Group", country: "FJ", role: "embarkation" }],
	subjects: [
		{
			type: "vessel",
			role: "instrument",
			name: "Sea Snake (invented)",
			identifiers: [{ scheme: "mmsi", value: "000000000" }],
		},
	],
	grading: { scheme: "4x4", source: "B", information: "2" },
	handling: { tlp: "green", audience: { countries: ["TO"] }, use: { conditions: ["Do not approach."] } },
});

/** What the first officer would read out. */
let code = "";
let raised = "";

beforeAll(async () => {
	mkdirSync(elsewhere);
	hub = await hubTogether();
	await type("fiji", "login", "--hub", hub.identity, "--demo", "fj-desk-1");
	await type("tonga", "login", "--hub", hub.identity, "--demo", "to-customs-desk-1");
});
afterAll(async () => {
	await hub.stop();
	rmSync(dir, { recursive: true, force: true });
});

test("1, 2: raise with a vessel, and see before and after whom it reaches", async () => {
	const boats = file("boats.json", draft("Night boats (invented)"));
	const before = await type("fiji", "alerts", "raise", "--dry-run", boats);
	expect(before).toContain("Nothing was raised");
	expect(before).toMatch(/reach/i);
	raised = await type("fiji", "alerts", "raise", boats);
	code = /Raised (A-\S+)/.exec(raised)?.[1] ?? "";
	expect(code).not.toBe("");
	expect(await type("fiji", "alerts", "reach", code)).toContain("Tonga");
});

test("3, 4: follow, and after coming back get what came meanwhile, marked, and nothing twice", async () => {
	const first = await type("tonga", "feed", "follow", "--from", "start", "--kind", "vehicle-or-vessel", "--count", "1");
	for (const vital of ["Night boats", "Sea Snake", "Do not approach.", code]) expect(first).toContain(vital);
	await type("fiji", "alerts", "raise", file("more.json", draft("Another boat (invented)")));
	// What came while nobody followed is told by the second in which the feed opens.
	await secondPassed();
	const second = await type("tonga", "feed", "follow", "--kind", "vehicle-or-vessel", "--count", "1");
	expect(second).toContain("Another boat");
	expect(second).toContain("came while nobody followed");
	expect(second).not.toContain("Night boats");
});

test("5: acknowledge what was shown; the originator sees it", async () => {
	const shown = await type("tonga", "alerts", "show", code);
	await follow("tonga", printed(shown, "alerts ack"));
	const receipts = await follow("fiji", printed(raised, "alerts receipts"));
	expect(receipts).toMatch(/^acknowledged .*Tonga/m);
});

test("6: ask, and get the answer", async () => {
	const asked = await type("tonga", "alerts", "ask", code, "--text", "Which wharf is meant?");
	const waiting = await type("fiji", "alerts", "questions");
	expect(waiting).toContain("Which wharf is meant?");
	await follow("fiji", printed(waiting, "alerts answer", { '"..."': "'The northern one.'" }));
	expect(await follow("tonga", printed(asked, "alerts questions"))).toContain("The northern one.");
});

test("7, 8: find by a plain word, and by a code that was read out over a bad line", async () => {
	expect(await type("tonga", "alerts", "list", "--search", "boat")).toContain("Night boats");
	const heard = code.toLowerCase().replaceAll("-", " ");
	expect(await type("tonga", "alerts", "show", heard)).toContain("Night boats");
});

test("9, 10: take a report in, and draft an alert from its case", async () => {
	const sent = await type(
		"fiji",
		...["report", "submit", "--channel", "hotline", "--text", "A boat took people at night."],
		...["--place", "Suva wharf (invented)", "--country", "FJ", "--thing", "vessel=Sea Snake (invented)"],
	);
	const receipt = /Received (R-\S+)/.exec(sent)?.[1] ?? "";
	const queue = await type("fiji", "report", "list");
	expect(queue).toContain(receipt);
	const report = await follow("fiji", printed(queue, "report show"));
	const taken = await follow(
		"fiji",
		printed(report, "case take-in", {
			"...": "'Night boats (invented)' --thing 'instrument:vessel=Sea Snake (invented)'",
		}),
	);
	const reference = /Opened (\d{4}-\d{6})/.exec(taken)?.[1] ?? "";
	const { stdout, stderr } = await run(join(dir, "fiji"), ["case", "alert", reference], { env: { NO_COLOR: "1" } });
	const drafted = JSON.parse(stdout) as ReturnType<typeof draft>;
	expect(drafted.subjects).toMatchObject([{ type: "vessel", name: "Sea Snake (invented)" }]);
	// It cannot be raised before what it says is missing has been said.
	const gaps = stderr.match(/To say: \/\S+/g) ?? [];
	expect(gaps.length).toBeGreaterThan(0);
	const unfinished = await run(join(dir, "fiji"), ["alerts", "raise", file("gaps.json", drafted)]);
	expect(unfinished.code).not.toBe(0);
	const whole = { ...draft("Night boats (invented)"), ...drafted, handling: draft("").handling, topic: "smuggling" };
	expect(await follow("fiji", printed(stderr, "alerts raise", { FILE: file("whole.json", whole) }))).toContain(
		"Raised A-",
	);
});
