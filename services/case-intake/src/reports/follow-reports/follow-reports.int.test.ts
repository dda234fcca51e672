import { randomUUID } from "node:crypto";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { agreedByTwo, openStage, type Stage, units } from "../../testing.ts";
import { announceDue } from "../announce-due/announce-due.ts";

let stage: Stage;
let url: string;
beforeAll(async () => {
	stage = await openStage();
	url = await stage.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => stage.close());

const minute = 60_000;
type Reader = { frames: EventSourceMessage[]; cursors: string[]; cursor(): string };
/** Follows the desk's feed until the test ends. */
const follow = async (who: "fiji" | "samoa", o: { scopes?: string[]; after?: string } = {}): Promise<Reader> => {
	const left = new AbortController();
	onTestFinished(() => left.abort());
	const scopes = o.scopes ?? ["reports:takeIn", "cases:read"];
	const answer = await fetch(`${url}/reports/feed${o.after ? `?after=${o.after}` : ""}`, {
		headers: { authorization: JSON.stringify({ who, purpose: "investigation", scopes }) },
		signal: left.signal,
	});
	expect(answer.status).toBe(200);
	const frames: EventSourceMessage[] = [];
	const cursors: string[] = [];
	const cursor = () => cursors.at(-1) ?? "";
	const parser = createParser({ onEvent: (event) => frames.push(event), onId: (id) => cursors.push(id) });
	void (async () => {
		for await (const chunk of answer.body ?? []) parser.feed(Buffer.from(chunk as Uint8Array).toString("utf8"));
	})().catch(() => undefined);
	// The first sign of life: what comes from here on is told.
	await expect.poll(() => cursors.length > 0).toBe(true);
	return { frames, cursors, cursor };
};
const report = async (urgency = "lifeAtRisk", agency = units.fiji.agency) => {
	const sent = await stage.ask("fiji", "POST", "/reports", {
		clientId: randomUUID(),
		capturedAt: "2026-01-02T03:04:05Z",
		toAgency: agency,
		channel: "hotline",
		urgency,
		narrative: "The foreman Verysecret keeps passports.",
		persons: [{ identity: { names: [{ text: "Litia Verysecret" }] } }],
	});
	expect(sent.status, sent.text).toBe(201);
	return String(sent.body.id);
};
const told = ({ frames }: Reader) => frames.map(({ event, data }) => [event, (JSON.parse(data) as { id?: string }).id]);
const due = () => announceDue(stage.context, units.fiji.agency);

test("a report announces itself, is told again before its target passes and when it has, and once more when it is settled", async () => {
	const [desk, other] = [await follow("fiji"), await follow("samoa")];
	const id = await report();
	await expect.poll(() => told(desk)).toEqual([["received", id]]);
	const before = desk.cursor();
	expect(await due()).toBe(0);
	stage.clock.ahead += 23 * minute;
	expect([await due(), await due()]).toEqual([1, 0]);
	stage.clock.ahead += 8 * minute;
	expect((await Promise.all([due(), due()])).reduce((sum, n) => sum + n)).toBe(1);
	const all = ["received", "due", "overdue", "settled"];
	await expect.poll(() => told(desk)).toEqual(all.slice(0, 3).map((event) => [event, id]));
	await agreedByTwo(stage, { report: id });
	expect((await stage.ask("fiji", "POST", `/reports/${id}/dismiss`, { reason: "test" })).status).toBe(204);
	await expect.poll(() => told(desk)).toEqual(all.map((event) => [event, id]));
	// Codes and numbers alone, and each reading is in the log.
	expect(JSON.stringify(desk.frames)).not.toContain("Verysecret");
	const reads = (await stage.events()).filter(
		({ name, payload }) => name === "RecordsAccessed" && "query" in payload && payload.query === "follow-reports",
	);
	expect(reads.flatMap(({ payload }) => ("recordIds" in payload ? payload.recordIds : []))).toContain(id);
	// Who comes back goes on behind what was taken; what was settled meanwhile is late no more.
	const back = await follow("fiji", { after: before });
	await expect.poll(() => told(back)).toEqual([["settled", id]]);
	expect(told(other)).toEqual([]);
});

test("what is told is for the desk alone, and an opening by one officer alarms every desk of the agency that may answer", async () => {
	const refused = await fetch(`${url}/reports/feed`, {
		headers: { authorization: JSON.stringify({ who: "fiji", purpose: "investigation", scopes: ["cases:read"] }) },
	});
	expect(refused.status).toBe(403);
	const wrong = await stage.ask("fiji", "GET", `/reports/feed?after=${"B".repeat(48)}`);
	expect([wrong.status, wrong.body.code]).toEqual([400, "CURSOR_INVALID"]);
	const [desk, narrow, other] = [
		await follow("fiji"),
		await follow("fiji", { scopes: ["reports:takeIn"] }),
		await follow("samoa"),
	];
	const caseId = (await stage.ask("fiji", "POST", "/cases", { title: "A case (invented)" })).body.id;
	const person = await stage.ask("fiji", "POST", `/cases/${caseId}/persons`, {
		roles: ["victim"],
		identity: { names: [{ text: "Litia Verysecret" }] },
	});
	const opening = { person: person.body.id, reason: "to find her", lifeAtRisk: true };
	const asked = await stage.ask("fiji", "POST", "/openings", opening, { purpose: "life-saving" });
	expect(asked.status, asked.text).toBe(201);
	await expect
		.poll(() => desk.frames.map(({ event, data }) => [event, JSON.parse(data)]))
		.toEqual([
			["opened-alone", { request: asked.body.id, record: "person", recordId: person.body.id, post: units.fiji.post }],
		]);
	const last = await report("routine");
	await expect.poll(() => told(narrow)).toEqual([["received", last]]);
	expect(told(other)).toEqual([]);
});

test("signs of life come by the clock, so that nobody sees in them what others do; a cursor of one goes on behind it", async () => {
	vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
	onTestFinished(() => void vi.useRealTimers());
	const other = await follow("samoa");
	expect(other.cursors).toHaveLength(1);
	await report("routine");
	// A quarter of an hour in a moment: signs of life that go by the log would need all of it.
	vi.advanceTimersByTime(100 * 10_000);
	await expect.poll(() => other.cursors.length).toBe(101);
	const mine = await report("routine", units.samoa.agency);
	await expect.poll(() => told(other)).toEqual([["received", mine]]);
	const back = await follow("samoa", { after: other.cursors[100] ?? "" });
	await expect.poll(() => told(back)).toEqual([["received", mine]]);
});
