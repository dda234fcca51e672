import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alertOf, id } from "../testing/examples.ts";
import { answer } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const draft = {
	kind: "route",
	topic: "smuggling",
	urgency: "routine",
	title: "t",
	summary: "s",
	grading: {},
	handling: { tlp: "green", audience: { regions: ["pacific"] } },
};

const stage = openStage("fj-liaison-1");
const { loggedIn, file } = stage;

describe("alerts", () => {
	it("raises once although the connection breaks before the answer", async () => {
		const { of } = await loggedIn({
			"POST /alerts": (_request, response, times) =>
				times === 1
					? void response.socket?.destroy()
					: answer(response, 201, { id: id(1), version: 1, status: "live", raisedAt: "2030-01-01T00:00:00Z" }),
		});
		const { code, stdout } = await run(stage.home, ["alerts", "raise", "-", "--json"], {
			input: JSON.stringify(draft),
		});
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toEqual({ id: id(1), version: 1, status: "live", raisedAt: "2030-01-01T00:00:00Z" });
		const posts = of("POST /alerts");
		expect(posts).toHaveLength(2);
		expect(posts[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
		expect(posts[1]?.headers["idempotency-key"]).toBe(posts[0]?.headers["idempotency-key"]);
		expect(posts.map(({ body }) => JSON.parse(body))).toEqual([draft, draft]);
	});

	it("makes a draft of options, with agencies by their handle, and refuses one it does not know", async () => {
		const { of } = await loggedIn({
			"GET /agencies": (_request, response) =>
				answer(response, 200, { items: [{ id: id(7), handle: "nz-customs", name: "N" }] }),
			"POST /alerts": (_request, response) => answer(response, 201, { id: id(1), version: 1, status: "live" }),
		});
		const words =
			"alerts raise --kind route --topic smuggling --title T --summary S --tlp amber+strict --to-regions pacific --to-countries fj,to --grading 4x4:B2".split(
				" ",
			);
		expect((await run(stage.home, [...words, "--exclude", "nz-costoms"])).code).toBe(2);
		expect(of("POST /alerts")).toEqual([]);
		expect((await run(stage.home, [...words, "--exclude", "nz-customs"])).code).toBe(0);
		expect(JSON.parse(of("POST /alerts")[0]?.body ?? "")).toMatchObject({
			grading: { scheme: "4x4", source: "B", information: "2" },
			handling: { tlp: "amber+strict", audience: { regions: ["pacific"], countries: ["FJ", "TO"], excluded: [id(7)] } },
		});
	});

	it("pages through everything, and lets nothing in a title steer the terminal", async () => {
		const { of } = await loggedIn({
			"GET /alerts": ({ query }, response) =>
				query.get("after") === null
					? answer(response, 200, {
							items: [alertOf(1, { title: "\u001b]0;owned\u0007red \u001b[31malert \u202eevil" })],
							next: "c1",
						})
					: answer(response, 200, { items: [alertOf(2)] }),
		});
		const human = await run(stage.home, ["alerts", "list", "--all", "--country", "fj,to"], {
			env: { COLUMNS: "90", FORCE_COLOR: "0" },
		});
		for (const one of ["\u001b", "\u0007", "\u202e"]) expect(human.stdout).not.toContain(one);
		expect(human.stdout).toContain("red alert <U+202E>evil");
		expect(of("GET /alerts").map(({ query }) => [query.get("countries"), query.get("after")])).toEqual([
			["FJ,TO", null],
			["FJ,TO", "c1"],
		]);
		const json = await run(stage.home, ["alerts", "list", "--all", "--json"]);
		expect(JSON.parse(json.stdout)).toMatchObject({
			alerts: [{ id: id(1), title: "\u001b]0;owned\u0007red \u001b[31malert \u202eevil" }, { id: id(2) }],
			next: null,
		});
		expect(json.stdout).not.toContain("\u202e");
	});

	it("says what to do with an alert: the reader acknowledges it, the originator sees who has", async () => {
		const ofAgency = (agency: string) => alertOf(1, { originator: { agency, country: "FJ" } });
		let shown = ofAgency(id(900));
		await loggedIn({
			"GET /agencies": (_request, response) => answer(response, 200, { items: [] }),
			[`GET /alerts/${id(1)}`]: (_request, response) => answer(response, 200, shown),
		});
		const hint = async () => (await run(stage.home, ["alerts", "show", id(1)])).stderr;
		expect(await hint()).toContain(`alerts receipts ${id(1)}`);
		shown = ofAgency(id(901));
		expect(await hint()).toContain(`alerts ack ${id(1)} --alert-version`);
	});

	it("asks, lists what waits with what to type next, and answers to whom the officer says", async () => {
		const waiting = {
			id: id(2),
			alert: id(1),
			question: {
				...{ agency: id(7), agencyName: "Tonga \u001b[31mCustoms", post: id(8), postName: "Desk", version: 1 },
				...{ text: "Which\nharbour?", askedAt: "2030-01-01T00:00:00Z" },
			},
			answers: [],
		};
		const { of } = await loggedIn({
			[`POST /alerts/${id(1)}/questions`]: (_request, response) => answer(response, 201, { id: id(2), version: 1 }),
			"GET /alerts/questions": (_request, response) => answer(response, 200, { items: [waiting] }),
			[`POST /alerts/${id(1)}/questions/${id(2)}/answers`]: (_request, response) =>
				answer(response, 201, { id: id(3), to: "all" }),
		});
		const asked = await run(stage.home, ["alerts", "ask", id(1), "--text", "Which harbour?"]);
		expect([asked.code, asked.stderr]).toEqual([0, expect.stringContaining(`alerts questions ${id(1)}`)]);
		expect(of(`POST /alerts/${id(1)}/questions`)[0]?.headers["idempotency-key"]).toMatch(/^[0-9a-f-]{36}$/);
		const listed = await run(stage.home, ["alerts", "questions"]);
		expect(listed.stdout).toContain("harbour?");
		expect(listed.stdout).not.toContain("\u001b[31m");
		expect(listed.stderr).toContain(`alerts answer ${id(1)} ${id(2)} --to asker`);
		const words = ["alerts", "answer", id(1), id(2), "--text", "The northern one."];
		expect((await run(stage.home, words)).code).toBe(2);
		expect((await run(stage.home, [...words, "--to", "all"])).stdout).toContain("everybody");
		expect(JSON.parse(of(`POST /alerts/${id(1)}/questions/${id(2)}/answers`)[0]?.body ?? "")).toEqual({
			text: "The northern one.",
			to: "all",
		});
	});

	it("updates from what show printed, naming the version that it replaces", async () => {
		const { of } = await loggedIn({
			[`GET /alerts/${id(1)}`]: (_request, response) => answer(response, 200, alertOf(1, { version: 3 })),
			[`PUT /alerts/${id(1)}`]: (_request, response) =>
				answer(response, 200, { id: id(1), version: 4, status: "live" }),
		});
		const shown = await run(stage.home, ["alerts", "show", id(1), "--json"]);
		expect((await run(stage.home, ["alerts", "update", id(1), await file("alert.json", shown.stdout)])).code).toBe(0);
		const body = JSON.parse(of(`PUT /alerts/${id(1)}`)[0]?.body ?? "") as { expectedVersion: number; draft: object };
		expect(body.expectedVersion).toBe(3);
		expect(Object.keys(body.draft).sort()).toEqual([
			"countries",
			"grading",
			"handling",
			"kind",
			"summary",
			"title",
			"topic",
			"urgency",
		]);
		expect((await run(stage.home, ["alerts", "update", id(1), await file("draft.json", draft)])).code).toBe(2);
	});

	it("imports a bundle as it is and ends with 7 when lines were refused; exports byte for byte", async () => {
		const bundle = `{"type":"bundle","objects":[{"x":1.0,"big":12345678901234567890}]}`;
		const { of } = await loggedIn({
			"POST /alerts/import": (_request, response) =>
				answer(response, 200, {
					import: id(50),
					alerts: [{ id: id(1), version: 1, outcome: "raised", title: "Boats (invented)" }],
					report: [{ index: 1, id: "indicator--1", severity: "error", code: "X", message: "no \u001b[2Jpattern" }],
					refused: 1,
				}),
			"GET /alerts/export": (_request, response) => answer(response, 200, bundle),
		});
		const imported = await run(stage.home, [
			"alerts",
			"import",
			await file("b.json", bundle),
			"--tlp",
			"green",
			"--to-regions",
			"pacific",
			"--atomic",
		]);
		expect(imported.code).toBe(7);
		expect(imported.stdout).toContain("✗ error   object 1  indicator--1  no pattern");
		expect(imported.stdout).toContain(`raised    ${id(1)}  Boats (invented)`);
		expect(imported.stdout).toContain("1 raised; 1 refused");
		const [post] = of("POST /alerts/import");
		expect(post?.body).toBe(bundle);
		expect(Object.fromEntries(post?.query ?? [])).toEqual({ tlp: "green", regions: "pacific", atomic: "true" });
		const target = join(stage.home, "out.json");
		expect((await run(stage.home, ["alerts", "export", "--import", id(50), "-o", target])).code).toBe(0);
		expect(await readFile(target, "utf8")).toBe(`${bundle}\n`);
		expect((await stat(target)).mode & 0o777).toBe(0o600);
	});

	it("takes the code that was read out wherever it takes an id, and a reference wherever it takes a case", async () => {
		const { of } = await loggedIn({
			"GET /alerts": ({ query }, response) =>
				query.get("code") === "a 7kq 29m xd5"
					? answer(response, 200, { items: [{ id: id(1) }] })
					: answer(response, 200, { items: [{ id: id(1) }, { id: id(2) }] }),
			[`GET /alerts/${id(1)}`]: (_request, response) => answer(response, 200, alertOf(1)),
			"GET /cases": (_request, response) =>
				answer(response, 200, {
					items: [
						{ id: id(8), reference: "2026-000011" },
						{ id: id(9), reference: "2026-000001" },
					],
				}),
			[`GET /cases/${id(9)}`]: (_request, response) => answer(response, 200, { id: id(9), reference: "2026-000001" }),
		});
		const shown = await run(stage.home, ["alerts", "show", "a 7kq 29m xd5", "--json"]);
		expect(JSON.parse(shown.stdout)).toMatchObject({ id: id(1) });
		const many = await run(stage.home, ["alerts", "show", "A-111-111-111"]);
		expect([many.code, many.stderr]).toEqual([1, expect.stringContaining(id(2))]);
		expect((await run(stage.home, ["alerts", "show", "A-7KQ-29M"])).code).toBe(2);
		expect((await run(stage.home, ["case", "show", "2026-1", "--json"])).code).toBe(0);
		expect(of("GET /cases").map(({ query }) => query.get("q"))).toEqual(["2026-000001"]);
	});
});
