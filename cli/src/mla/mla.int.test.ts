import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { answer, type Handler, problem } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const stage = openStage("fj-central-authority-desk-1");
const jointInvestigation = {
	...{ id: id(2), subject: "A vessel (invented)", openedBy: id(3), members: [], stage: "open" },
	openedAt: "2026-01-02T03:04:05Z",
	endsAt: "2026-02-02T03:04:05Z",
};
const request = (more: object = {}) => ({
	...{
		id: id(1),
		side: "requesting",
		requesting: id(8),
		requested: id(9),
		reference: "FJ-2026-1",
		otherReference: "WS-1",
	},
	...{
		stage: "submitted",
		state: {},
		clocks: [],
		diverged: false,
		lapsed: false,
		assistance: ["records"],
		may: ["withdraw"],
	},
	...{
		createdAt: "2026-01-02T03:04:05Z",
		changedAt: "2026-01-02T03:04:05Z",
		erasedAt: null,
		version: 3,
		contents: {},
		offence: {},
	},
	...more,
});
const file = (more: object = {}) => ({
	...{
		id: id(4),
		request: id(1),
		name: "a\u202egnp.pdf",
		state: "here",
		why: null,
		size: 5,
		mediaType: null,
		madeBy: "requested",
	},
	...{
		sha256: createHash("sha256").update("whole").digest("hex"),
		addedAt: "2026-01-02T03:04:05Z",
		version: 1,
		...more,
	},
});
const owed = {
	duty: "register",
	mine: true,
	since: "2026-01-02T03:04:05Z",
	due: "2026-01-05T03:04:05Z",
	level: "late",
};
const says =
	(status: number, body: unknown, headers: Record<string, string> = {}): Handler =>
	(_request, response) =>
		answer(response, status, body, headers);

/** Everything that the room asks of a hub. */
const hub: Record<string, Handler> = {
	"POST /mla/requests": says(201, request()),
	"GET /mla/requests": says(200, { items: [request()], next: id(1) }),
	"GET /mla/acts": says(200, { items: [{ id: id(2), request: id(1), kind: "submit" }] }),
	[`GET /mla/requests/${id(1)}`]: says(200, request()),
	[`GET /mla/requests/${id(1)}/check`]: says(200, { complete: true, faults: [], bases: [], next: "File it." }),
	[`GET /mla/requests/${id(1)}/thread`]: says(200, { items: [], settled: 0 }),
	[`GET /mla/requests/${id(1)}/export`]: says(200, { format: 1, thread: id(1), statements: [], receipts: [] }),
	[`POST /mla/requests/${id(1)}/acts`]: says(200, { done: "waits-for-second-person", act: id(2), request: request() }),
	[`POST /mla/requests/${id(1)}/acts/${id(2)}/sign`]: says(200, {
		done: "made",
		statement: { hash: "h", kind: "submit", by: "requesting", number: 1, at: "2026-01-02T03:04:05Z" },
		request: request(),
	}),
	"GET /mla/work": says(200, { items: [{ ...request({ owed: [owed], post: null }) }], next: id(1) }),
	[`POST /mla/requests/${id(1)}/post`]: says(200, { id: id(1), post: id(3) }),
	"POST /mla/calendar": says(201, { address: "http://127.0.0.1/mla/calendars/x" }),
	"POST /mla/calendar/end": says(200, { ended: true }),
	"GET /mla/statistics": says(200, {
		sides: [
			{
				side: "requested",
				filed: 2,
				registered: 1,
				ended: 0,
				registerHours: 1.25,
				registerHours90: 2,
				endHours: null,
				endHours90: null,
			},
		],
		desks: [{ post: null, requests: 2, soon: 0, late: 1, escalated: 0 }],
	}),
	[`GET /mla/requests/${id(1)}/cases`]: says(200, {
		items: [{ case: id(3), reference: "FJ-1", citedAt: "2026-01-02T03:04:05Z" }],
	}),
	[`POST /mla/requests/${id(1)}/cases`]: says(201, { case: id(3), reference: "FJ-1" }),
	[`GET /mla/requests/${id(1)}/identities/${id(2)}`]: says(200, {
		...{
			person: id(3),
			birth: { from: "", to: "" },
			sex: "",
			nationalities: [],
			documents: [],
			phones: [],
			contacts: [],
		},
		names: [{ text: "Mere (invented)", script: "", kind: "" }],
		measures: ["video"],
		until: "2026-01-02T03:04:05Z",
	}),
	"GET /mla/joint-investigations": says(200, { items: [jointInvestigation] }),
	[`GET /mla/joint-investigations/${id(2)}/items`]: says(200, {
		items: [
			{
				id: id(4),
				by: id(3),
				says: "It left (invented)",
				limits: null,
				addedAt: "2026-01-02T03:04:05Z",
				withdrawnAt: null,
			},
		],
	}),
	[`POST /mla/joint-investigations/${id(2)}/items`]: says(201, { id: id(4) }),
	[`POST /mla/joint-investigations/${id(2)}/items/${id(4)}/withdraw`]: says(200, { id: id(4) }),
	[`POST /mla/joint-investigations/${id(2)}/accept`]: says(200, jointInvestigation),
	[`POST /mla/joint-investigations/${id(2)}/leave`]: says(200, { id: id(2) }),
	"POST /mla/joint-investigations": says(201, jointInvestigation),
	[`GET /mla/requests/${id(1)}/erasure`]: says(200, {
		id: id(1),
		state: "done",
		reason: "its time is over",
		askedBy: id(3),
		askedAt: "2026-01-02T03:04:05Z",
		confirmedBy: id(4),
		texts: ["{}"],
	}),
	[`POST /mla/requests/${id(1)}/erasure`]: says(200, { id: id(1), done: "waits-for-second-person" }),
	[`POST /mla/requests/${id(1)}/erasure/confirm`]: says(200, { id: id(1), done: "erased" }),
	[`GET /mla/requests/${id(1)}/files`]: says(200, {
		items: [file(), file({ id: id(5), state: "refused", why: "It was refused." })],
	}),
	[`GET /mla/files/${id(4)}`]: says(200, file()),
	[`GET /mla/files/${id(4)}/custody`]: says(200, {
		items: [{ number: 1, step: "taken-in", who: "officer", where: "Suva", happened: "2026-01-02T03:04:05Z" }],
	}),
	[`POST /mla/files/${id(4)}/custody`]: says(201, { done: "made", entry: {} }),
	[`DELETE /mla/files/${id(4)}`]: says(200, { id: id(4) }),
	"GET /mla/register": says(200, { items: [] }),
};

it("every command of the room is understood, and so is every command that one of them hints at", async () => {
	await stage.loggedIn(hub);
	const drafted = await stage.file("draft.json", { assistance: ["records"], contents: {} });
	const rooms = [
		["draft", drafted],
		["check", id(1)],
		["file", id(1)],
		["inbox"],
		["inbox", "--reference", "WS-1", "--after", id(1)],
		["thread", id(1)],
		["thread", id(1), "--save", join(stage.home, "thread.json")],
		["act", id(1), "withdraw", "--reasons", "no longer needed"],
		["sign", id(1), id(2)],
		["work", "--by", "own", "--level", "late"],
		["assign", id(1), "--post", id(3)],
		["calendar"],
		["calendar", "--end"],
		["numbers", "--from", "2026-01-01"],
		["ask-erase", id(1), "--reason", "its time is over"],
		["erase", id(1), "--yes"],
		["erased", id(1)],
		["cases", id(1)],
		["cases", id(1), "--add", id(3)],
		["identity", id(1), id(2)],
		["joint"],
		["joint-open", "A vessel (invented)", "--with", id(9), "--until", "2026-02-02T03:04:05Z"],
		["joint-accept", id(2)],
		["joint-leave", id(2)],
		["joint-items", id(2)],
		["joint-items", id(2), "--withdraw", id(4)],
		["joint-items", id(2), "--add", "It left Suva (invented)"],
		["files", id(1)],
		["custody", id(4)],
		["hand-over", id(4), "--step", "handed-over", "--who", "officer", "--where", "Suva"],
		["drop", id(4), "--yes"],
		["register", "FJ"],
	];
	const hinted = new Set<string>();
	for (const words of rooms) {
		const { code, stdout, stderr } = await run(stage.home, ["mla", ...words]);
		expect([words, code, stderr.includes("What to do")]).toEqual([words, 0, false]);
		expect(stdout + stderr).not.toContain("\u202e");
		for (const [, hint = ""] of `${stdout}\n${stderr}`.matchAll(/: \S.* (mla [a-z-]+[^\n]*)$/gm)) hinted.add(hint);
	}
	expect(hinted.size).toBeGreaterThan(6);
	for (const hint of hinted) {
		const words = hint
			.replace("FUNCTION", "officer")
			.replace("PLACE", "Suva")
			.replace("FILE", join(stage.home, "again.json"));
		const { code, stderr } = await run(stage.home, words.trim().split(/\s+/));
		// An exported thread of nothing is refused as one; everything else is done.
		expect([hint, code, stderr]).toEqual([hint, words.includes("verify") ? 2 : 0, expect.anything()]);
	}
});

it("a register file is listed without a hub, and all that is wrong with one is told", async () => {
	const rows = [{ country: "NZ", instrument: "untoc", bound: "2002-07-19", how: "ratification" }];
	const source = { document: "UN Treaty Collection", part: "XVIII-12", asOf: "2026-01-01", rows };
	const good = await stage.file("treaties.json", JSON.stringify({ format: 1, sources: [source] }));
	const listed = await run(stage.home, ["mla", "register", "--file", good, "--json"]);
	expect([listed.code, listed.stderr]).toEqual([0, ""]);
	expect((JSON.parse(listed.stdout) as { items: object[] }).items[0]).toMatchObject({
		...{ country: "NZ", instrument: "untoc", status: "bound", asOf: "2026-01-01" },
		source: "UN Treaty Collection, XVIII-12",
	});
	const bad = await stage.file("wrong.json", JSON.stringify({ format: 2, sources: [{ ...source, asOf: "soon" }] }));
	const refused = await run(stage.home, ["mla", "register", "--file", bad]);
	expect(refused.code).toBe(2);
	for (const fault of ["/format", "/sources/0/asOf"]) expect(refused.stderr).toContain(fault);
});

it("a file goes on where the hub has it after the line broke, and its bytes come once", async () => {
	const content = "0123456789".repeat(20_000);
	const sha256 = createHash("sha256").update(content).digest("hex");
	const taken: string[] = [];
	await stage.loggedIn({
		[`POST /mla/requests/${id(1)}/files`]: says(201, file({ state: "coming" })),
		[`PATCH /mla/files/${id(4)}`]: ({ headers, body }, response, times) => {
			expect(headers["upload-offset"]).toBe(times === 1 ? "0" : "70000");
			taken.push(times === 1 ? body.slice(0, 70_000) : body);
			if (times === 1) return void response.socket?.destroy();
			response.writeHead(204, { "tus-resumable": "1.0.0", "upload-offset": String(content.length) }).end();
		},
		[`GET /mla/files/${id(4)}`]: (_request, response, times) =>
			answer(response, 200, file({ state: times === 1 ? "coming" : "here", size: content.length, sha256 }), {
				"upload-offset": "70000",
			}),
	});
	const path = await stage.file("register.pdf", content);
	const sent = await run(stage.home, ["mla", "send", id(1), path, "--json"]);
	expect([sent.code, sent.stderr]).toEqual([0, expect.anything()]);
	expect(taken.join("")).toBe(content);
	const begun = stage.hub?.of(`POST /mla/requests/${id(1)}/files`)[0];
	expect(begun?.headers["upload-metadata"]).toContain(Buffer.from(sha256).toString("base64"));
});

it("a saved file is what the hub has, is written over nothing, and is told where it is not", async () => {
	await stage.loggedIn({
		[`GET /mla/files/${id(4)}`]: says(200, file()),
		[`GET /mla/files/${id(4)}/content`]: (_request, response, times) =>
			void response.writeHead(200, { "content-type": "application/octet-stream" }).end(times === 1 ? "whole" : "other"),
	});
	const output = join(stage.home, "a.pdf");
	const save = (to: string) => run(stage.home, ["mla", "save", id(4), "--output", to]);
	expect((await save(output)).code).toBe(0);
	expect(await readFile(output, "utf8")).toBe("whole");
	expect((await save(output)).code).toBe(2);
	expect((await save(`${output}2`)).code).toBe(8);
});

it("what destroys asks to be meant, and a refusal says what to do", async () => {
	await stage.loggedIn({
		[`POST /mla/requests/${id(1)}/erasure/confirm`]: (_request, response) => problem(response, 403, "REFUSED"),
	});
	for (const words of [
		["erase", id(1)],
		["drop", id(4)],
	])
		expect((await run(stage.home, ["mla", ...words])).code).toBe(2);
	const refused = await run(stage.home, ["mla", "erase", id(1), "--yes"]);
	expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining("Do as REFUSED says.")]);
});
