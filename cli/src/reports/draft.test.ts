import { describe, expect, it } from "vitest";
import { parseAge, parseDays, readQueued, reportOf, sealed } from "./draft.ts";

describe("what was typed", () => {
	it.each([
		["2026-01-31", { from: "2026-01-31", to: "2026-01-31" }],
		["2026-01-31..2026-02-04", { from: "2026-01-31", to: "2026-02-04" }],
		["2026-01-31..", { from: "2026-01-31" }],
		["..2026-02-04", { to: "2026-02-04" }],
		["..", undefined],
		["", undefined],
		["yesterday", undefined],
		["2026-13-01", undefined],
		["2026-02-30", undefined],
		["2026-02-01..2026-02-30", undefined],
		["2026-02-04..2026-01-31", undefined],
		["2026-01-01..2026-01-02..2026-01-03", undefined],
	])("the days %j", (typed, days) => expect(parseDays(typed)).toEqual(days));

	it.each([
		["20", { from: 20, to: 20 }],
		["20-29", { from: 20, to: 29 }],
		["18-", { from: 18 }],
		["-17", { to: 17 }],
		["0", { from: 0, to: 0 }],
		["-", undefined],
		["", undefined],
		["old", undefined],
		["20-29-39", undefined],
	])("the age %j", (typed, age) => expect(parseAge(typed)).toEqual(age));
});

describe("a report from options", () => {
	it("takes what was given and nothing else", () => {
		const made = reportOf({ channel: "airline", when: "2026-01-31", thing: ["vessel=Sea=Snake"], persons: 0 });
		expect(made).toEqual({
			report: {
				channel: "airline",
				occurred: { from: "2026-01-31", to: "2026-01-31" },
				personsSeen: 0,
				things: [{ kind: "vessel", value: "Sea=Snake" }],
			},
		});
	});

	it("may be the codes of the paper form alone", () => {
		expect(reportOf({ coded: "A3 C2 E12" })).toEqual({ report: { coded: "A3 C2 E12" } });
	});

	it("names every fault at once", () => {
		const { faults } = reportOf({ when: "soon", thing: ["vessel", "=x"] }) as { faults: { at: string }[] };
		expect(faults.map(({ at }) => at)).toEqual(["--when", "--thing", "--thing", "--channel"]);
	});

	it("has an id and a time of its own, and keeps those it has", () => {
		const o = { newId: () => "an id", now: Date.parse("2026-01-31T12:00:00Z") };
		expect(sealed({ channel: "airline" }, o)).toEqual({
			clientId: "an id",
			capturedAt: "2026-01-31T12:00:00.000Z",
			channel: "airline",
		});
		const kept = { clientId: "mine", capturedAt: "2025-01-01T00:00:00Z" };
		expect(sealed(kept, o)).toEqual(kept);
		expect(sealed({}, { ...o, capturedAt: "2026-01-30T01:00:00+11:00" }).capturedAt).toBe("2026-01-29T14:00:00.000Z");
		expect(() => sealed({}, { ...o, capturedAt: "noon" })).toThrow(/is not a time/);
	});
});

describe("a line of the file", () => {
	const report = { clientId: "0198c1de-7a53-7a10-9d5e-3f2b8c6d1e00", channel: "airline" };
	it("comes back as it was written", () => {
		expect(readQueued(JSON.stringify({ to: "fj-tcu", report }))).toEqual({ to: "fj-tcu", report });
		expect(readQueued(JSON.stringify({ report }))).toEqual({ report });
	});
	it.each([
		['{"report":{"clientId', /cut off/],
		["[]", /no report/],
		["null", /no report/],
		['{"report":{"channel":"airline"}}', /no clientId/],
	])("%j is told what is wrong with it", (line, said) => {
		expect((readQueued(line) as { fault: string }).fault).toMatch(said);
	});
});
