import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answer, problem } from "./testing/fake-hub.ts";
import { run } from "./testing/run.ts";
import { openStage } from "./testing/stage.ts";

const id = (n: number) => `0198c1de-7a53-7a10-9d5e-${String(n).padStart(12, "0")}`;
const receipt = (n: number) => ({
	id: id(n),
	receipt: "R-KAVA-TARO",
	status: "received",
	capturedAt: "2026-01-02T03:04:05.000Z",
	receivedAt: "2026-01-04T03:04:05.000Z",
});

const stage = openStage();
const { loggedIn, file } = stage;
const bodies = (route: string) =>
	(stage.hub?.of(route) ?? []).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
const submit = ["report", "submit", "--channel", "airline", "--text", "A child without papers."];

describe("report submit", () => {
	it("sends what was given under an id and a time of its own, and prints the receipt", async () => {
		await loggedIn({ "POST /reports": (_request, response) => answer(response, 201, receipt(1)) });
		const { code, stdout, stderr } = await run(stage.home, [
			...submit,
			"--saw",
			"childAtWork,other",
			"--children",
			"1",
		]);
		expect([code, stdout]).toEqual([0, `Received R-KAVA-TARO  ${id(1)}\n`]);
		expect(stderr).toContain("seamark report receipt");
		const [sent] = bodies("POST /reports");
		expect(sent).toMatchObject({
			channel: "airline",
			narrative: "A child without papers.",
			observations: ["childAtWork", "other"],
			childrenSeen: 1,
		});
		expect(sent?.clientId).toMatch(/^[0-9a-f-]{36}$/);
		expect(Math.abs(Date.parse(String(sent?.capturedAt)) - Date.now())).toBeLessThan(60_000);
	});

	it("sends again after a broken connection, as the same report", async () => {
		await loggedIn({
			"POST /reports": (_request, response, times) =>
				times < 3 ? void response.socket?.destroy() : answer(response, 201, receipt(1)),
		});
		expect((await run(stage.home, submit)).code).toBe(0);
		expect(bodies("POST /reports")).toHaveLength(3);
		expect(new Set(bodies("POST /reports").map((body) => JSON.stringify(body))).size).toBe(1);
	});

	it("looks the unit up by its handle, and guesses none", async () => {
		await loggedIn({
			"POST /reports": (_request, response) => answer(response, 201, receipt(1)),
			"GET /agencies": (_request, response) =>
				answer(response, 200, { agencies: [{ id: id(7), handle: "fj-tcu", name: "Fiji" }] }),
		});
		expect((await run(stage.home, [...submit, "--to", "fj-tcu"])).code).toBe(0);
		expect(bodies("POST /reports")[0]).toMatchObject({ toAgency: id(7) });
		const wrong = await run(stage.home, [...submit, "--to", "fj-tcuu"]);
		expect([wrong.code, bodies("POST /reports").length]).toEqual([2, 1]);
		expect(wrong.stderr).toContain('"fj-tcuu" is no agency');
	});
});

describe("reports that wait in a file", () => {
	const queueOne = (path: string, text: string) =>
		run(stage.home, ["report", "queue", path, "--channel", "communityWatcher", "--text", text]);

	it("need no login and no hub, and only their owner can read them", async () => {
		const path = join(stage.home, "waiting.jsonl");
		expect((await queueOne(path, "One.")).code).toBe(0);
		expect((await queueOne(path, "Two.")).code).toBe(0);
		const lines = (await readFile(path, "utf8")).trim().split("\n");
		const reports = lines.map((line) => (JSON.parse(line) as { report: Record<string, unknown> }).report);
		expect(reports.map(({ narrative }) => narrative)).toEqual(["One.", "Two."]);
		expect(new Set(reports.map(({ clientId }) => clientId)).size).toBe(2);
		expect((await stat(path)).mode & 0o777).toBe(0o600);
	});

	it("are sent byte for byte alike each time, and stay until they are to be forgotten", async () => {
		await loggedIn({ "POST /reports": (_request, response) => answer(response, 200, receipt(1)) });
		const path = join(stage.home, "waiting.jsonl");
		await queueOne(path, "One.");
		const before = await readFile(path, "utf8");
		for (let times = 0; times < 2; times++) expect((await run(stage.home, ["report", "send", path])).code).toBe(0);
		const [first, second] = stage.hub?.of("POST /reports") ?? [];
		expect(first?.body).toBe(second?.body);
		expect(await readFile(path, "utf8")).toBe(before);
		expect((await run(stage.home, ["report", "send", path, "--forget"])).code).toBe(0);
		await expect(stat(path)).rejects.toThrow(/ENOENT/);
	});

	it("that the hub refuses are named line by line, keep nobody back and are not forgotten", async () => {
		await loggedIn({
			"POST /reports": ({ body }, response) =>
				body.includes("Bad")
					? problem(response, 422, "REFUSED", { faults: [{ at: "/channel", message: "is missing" }] })
					: answer(response, 201, receipt(1)),
		});
		const path = join(stage.home, "waiting.jsonl");
		await queueOne(path, "Bad.");
		await writeFile(path, '{"report":{"clientId":"cut of', { flag: "a" });
		await writeFile(path, "\n\n", { flag: "a" });
		await queueOne(path, "Good.");
		const sent = await run(stage.home, ["report", "send", path, "--forget", "--json"]);
		expect(sent.code).toBe(7);
		const told = JSON.parse(sent.stdout) as { sent: unknown[]; refused: { line: number; message: string }[] };
		expect(told.sent).toHaveLength(1);
		expect(told.refused.map(({ line }) => line)).toEqual([1, 2]);
		expect(told.refused[0]?.message).toContain("/channel is missing");
		expect(told.refused[1]?.message).toContain("cut off");
		const kept = await readFile(path, "utf8");
		expect([kept.includes("Bad."), kept.includes("cut of"), kept.includes("Good.")]).toEqual([true, true, false]);
	});

	it("stay where there is no connection", async () => {
		const path = join(stage.home, "waiting.jsonl");
		await loggedIn({});
		await queueOne(path, "One.");
		const before = await readFile(path, "utf8");
		await stage.hub?.close();
		stage.hub = undefined;
		expect((await run(stage.home, ["report", "send", path, "--forget"])).code).toBe(6);
		expect(await readFile(path, "utf8")).toBe(before);
	});
});

describe("an assessment", () => {
	const assessment = {
		classification: "undetermined",
		byProtocol: { classification: "trafficking" },
		explanation: [
			{
				rule: "R2",
				says: "ageDecides",
				read: { child: "unknown", act: "met" },
				sentence: "The answer depends on the age.\u202egnihton",
				law: ["Trafficking Protocol, Art. 3(c)"],
			},
			{ rule: "R9", says: "purposeSuffices", read: { purpose: "met" } },
		],
		missing: [{ question: "age", decides: ["trafficking"], indicators: ["B2"], seen: ["adolescent girl"] }],
		jurisdiction: "VU",
		rulesVersion: "1",
	};
	const person = { id: id(3), pseudonym: "P-AB12", version: 3, role: "suspectedVictim", protectedAs: ["victim"] };

	it("is explained rule by rule, with what is missing, and changes the version that was read", async () => {
		await loggedIn({
			[`GET /persons/${id(3)}`]: (_request, response) => answer(response, 200, { ...person, version: 2 }),
			[`POST /persons/${id(3)}/assessments`]: (_request, response) => answer(response, 200, { person, assessment }),
		});
		const { code, stdout } = await run(stage.home, [
			...["person", "assess", id(3), "--met", "act=recruitment", "--met", "purpose"],
			...["--on", "statementOfPerson:firstHand"],
		]);
		expect(code).toBe(0);
		expect(bodies(`POST /persons/${id(3)}/assessments`)).toEqual([
			{
				expectedVersion: 2,
				facts: {
					elements: {
						act: {
							value: "met",
							forms: ["recruitment"],
							evidence: [{ kind: "statementOfPerson", note: "firstHand" }],
						},
						purpose: { value: "met", evidence: [{ kind: "statementOfPerson", note: "firstHand" }] },
					},
				},
			},
		]);
		expect(stdout).toContain("Not settled yet  (law: VU, rules 1)");
		expect(stdout).toContain("Under the Protocols: trafficking.");
		expect(stdout).toContain("R2   The answer depends on the age.<U+202E>gnihton");
		expect(stdout).toContain("child: not known, act: yes");
		expect(stdout).toContain("R9   purpose suffices");
		expect(stdout).toContain("- the age at the time of the act (for trafficking); observed: adolescent girl");
		expect(stdout).toContain("Assessed P-AB12: suspected victim, protected as victim.");
	});

	it("that rests on a forbidden ground is refused with what it teaches", async () => {
		await loggedIn({
			[`POST /persons/${id(3)}/assessments`]: (_request, response) =>
				problem(response, 422, "FORBIDDEN_GROUND", { faults: [{ at: "/facts/elements/gender", message: "Men too." }] }),
		});
		const facts = await file("facts.json", { elements: { gender: { value: "met" } } });
		const { code, stderr } = await run(stage.home, ["person", "assess", id(3), facts, "--person-version", "2"]);
		expect(code).toBe(1);
		expect(stderr).toContain("/facts/elements/gender: Men too.");
	});
});

it("case take-in opens a case, or puts the report to one, and says which is missing", async () => {
	await loggedIn({
		[`POST /reports/${id(1)}/take-in`]: (_request, response) =>
			answer(response, 201, {
				caseId: id(2),
				reference: "2026-000001",
				persons: 3,
				links: 1,
				unlinked: [{ kind: "vessel", value: "IMO 9074728", reason: "is no IMO number" }],
			}),
		[`POST /reports/${id(1)}/merge`]: (_request, response) =>
			answer(response, 200, { caseId: id(2), reference: "2026-000001", persons: 0 }),
	});
	expect((await run(stage.home, ["case", "take-in", id(1)])).code).toBe(2);
	expect((await run(stage.home, ["case", "take-in", id(1), "--title", "x", "--into", id(2)])).code).toBe(2);
	const opened = await run(stage.home, ["case", "take-in", id(1), "--title", "Landing", "--jurisdiction", "EU"]);
	expect(opened.stdout).toBe(
		`Opened 2026-000001 with 3 persons and 1 link  ${id(2)}\nNot linked: vessel IMO 9074728 is no IMO number\n`,
	);
	const things = ["--thing", "instrument:vehicle=TK 7701", "--thing", "ofSuspect:phone=+679 555 0101"];
	expect((await run(stage.home, ["case", "take-in", id(1), "--title", "Landing", ...things])).code).toBe(0);
	expect(bodies(`POST /reports/${id(1)}/take-in`)).toEqual([
		{ title: "Landing", jurisdiction: "EU" },
		{
			title: "Landing",
			things: [
				{ role: "instrument", kind: "vehicle", value: "TK 7701" },
				{ role: "ofSuspect", kind: "phone", value: "+679 555 0101" },
			],
		},
	]);
	const unclear = await run(stage.home, ["case", "take-in", id(1), "--title", "x", "--thing", "vehicle=TK"]);
	expect([unclear.code, unclear.stderr]).toEqual([2, expect.stringContaining("instrument:vehicle")]);
	const merged = await run(stage.home, ["case", "take-in", id(1), "--into", id(2), "--without-persons"]);
	expect(merged.code).toBe(0);
	expect(bodies(`POST /reports/${id(1)}/merge`)).toEqual([{ caseId: id(2), withPersons: false }]);
});

it("case alert prints a draft that alerts raise takes, and names who was left out beside it", async () => {
	const draft = { kind: "route", title: "Route FJ-TO" };
	await loggedIn({
		[`GET /cases/${id(2)}/alert-draft`]: (_request, response) =>
			answer(response, 200, { draft, leftOut: [{ pseudonym: "P-AB12", reason: "is protected" }] }),
	});
	const { code, stdout, stderr } = await run(stage.home, ["case", "alert", id(2)]);
	expect([code, JSON.parse(stdout)]).toEqual([0, draft]);
	expect(stderr).toContain("Left out: P-AB12 is protected");
});
