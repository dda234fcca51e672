import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { answer, problem } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const receipt = (n: number) => ({
	id: id(n),
	receipt: "R-KAVA-TARO",
	status: "received",
	capturedAt: "2026-01-02T03:04:05.000Z",
	receivedAt: "2026-01-04T03:04:05.000Z",
});

const stage = openStage();
const { loggedIn } = stage;
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
		expect(stderr).toMatch(/seamark\.js report receipt/);
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
				answer(response, 200, { items: [{ id: id(7), handle: "fj-tcu", name: "Fiji" }] }),
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

	it("are read with the mark that Windows puts before them, and are said to be in another code page", async () => {
		await loggedIn({ "POST /reports": (_request, response) => answer(response, 200, receipt(1)) });
		const path = join(stage.home, "waiting.jsonl");
		await queueOne(path, "Zoé.");
		const plain = await readFile(path);
		await writeFile(path, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]));
		expect((await run(stage.home, ["report", "send", path])).code).toBe(0);
		expect(stage.hub?.of("POST /reports")[0]?.body).toContain("Zoé.");
		for (const other of [Buffer.from(plain.toString("utf8"), "latin1"), Buffer.from(`\ufeff${plain}`, "utf16le")]) {
			await writeFile(path, other);
			const sent = await run(stage.home, ["report", "send", path]);
			expect([sent.code, sent.stderr]).toEqual([2, expect.stringMatching(/UTF-8/)]);
		}
		expect(stage.hub?.of("POST /reports")).toHaveLength(1);
	});

	it("name days of the calendar, in options and in drafts", async () => {
		const path = join(stage.home, "waiting.jsonl");
		const draft = join(stage.home, "draft.json");
		for (const occurred of [{ from: "2026-02-30" }, { from: "2026-03-02", to: "2026-03-01" }]) {
			await writeFile(draft, JSON.stringify({ channel: "firstResponder", narrative: "Seen.", occurred }));
			const kept = await run(stage.home, ["report", "queue", path, draft]);
			expect([kept.code, kept.stderr]).toEqual([2, expect.stringContaining("/occurred/from")]);
		}
		const typed = ["report", "queue", path, "--channel", "firstResponder", "--text", "Seen", "--when", "2026-02-30"];
		expect((await run(stage.home, typed)).code).toBe(2);
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

it("a report is found by the receipt that was read out, however it is typed", async () => {
	await loggedIn({
		"GET /reports": ({ query }, response) =>
			answer(response, 200, { items: query.get("receipt") === "r 7kq2 9mxd" ? [{ id: id(3) }] : [], timeliness: {} }),
		[`POST /reports/${id(3)}/dismiss`]: (_request, response) => answer(response, 200, { id: id(3), version: 2 }),
	});
	const found = await run(stage.home, ["report", "dismiss", "r 7kq2 9mxd", "--reason", "test"]);
	expect([found.code, found.stderr]).toEqual([0, expect.stringContaining(`r 7kq2 9mxd is ${id(3)}`)]);
	const none = await run(stage.home, ["report", "dismiss", "R-0000-0000", "--reason", "test"]);
	expect([none.code, none.stderr]).toEqual([4, expect.stringContaining("report list")]);
});
