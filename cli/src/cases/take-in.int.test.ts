import { expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { answer } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const stage = openStage();
const { loggedIn } = stage;
const bodies = (route: string) =>
	(stage.hub?.of(route) ?? []).map(({ body }) => JSON.parse(body) as Record<string, unknown>);

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
			answer(response, 200, { caseId: id(2), reference: "2026-000001", persons: 0, links: 0, unlinked: [] }),
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
			answer(response, 200, { draft, leftOut: [{ pseudonym: "P-AB12", reason: "is protected" }], missing: [] }),
	});
	const { code, stdout, stderr } = await run(stage.home, ["case", "alert", id(2)]);
	expect([code, JSON.parse(stdout)]).toEqual([0, draft]);
	expect(stderr).toContain("Left out: P-AB12 is protected");
});

it("case list shows what the hub answers, page by page", async () => {
	const one = {
		id: id(2),
		reference: "2026-000001",
		status: "open",
		persons: 3,
		confirmedVictims: 1,
		title: "Landing",
	};
	await loggedIn({
		"GET /cases": (_request, response) =>
			answer(response, 200, { items: [{ ...one, openedAt: "2030-01-01T00:00:00Z" }], next: id(2) }),
	});
	const { code, stdout, stderr } = await run(stage.home, ["case", "list", "--search", "boat", "--limit", "1"]);
	expect([code, stdout]).toEqual([
		0,
		expect.stringContaining("2026-000001  open    3        1          2030-01-01 00:00 UTC (12:00 +12)  Landing"),
	]);
	expect(stderr).toContain(`--after ${id(2)}`);
	expect(stage.hub?.of("GET /cases").map(({ query }) => String(query))).toEqual(["q=boat&limit=1"]);
});
