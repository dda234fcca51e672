import { describe, expect, test } from "vitest";
import { acpSources, acpStates, knownRegister } from "./acp.ts";
import { instruments } from "./instrument.ts";
import { type Row, registerOf } from "./register.ts";

const { statusOf, findings } = knownRegister;
const source = (asOf: string, rows: Row[]) => ({ document: "A list", part: "1", asOf, rows });

describe("the table of 80 States", () => {
	test("has each State once, by region as the source counts them", () => {
		const regions = Map.groupBy(acpStates, ({ region }) => region);
		expect([...regions].map(([region, all]) => [region, all.length])).toEqual([
			["West and Central Africa", 23],
			["Caribbean", 16],
			["East & Horn of Africa", 11],
			["Southern Africa", 15],
			["Pacific", 15],
		]);
		expect(new Set(acpStates.map(({ country }) => country)).size).toBe(80);
	});

	test("has as many entries as the source: 74 States with an entry for UNTOC, 67 rows of the Protocols", () => {
		const rows = acpSources[0]?.rows ?? [];
		const entries = rows.filter(({ instrument, bound, signed }) => instrument === "untoc" && (bound ?? signed));
		expect(entries).toHaveLength(74);
		expect(rows.filter(({ instrument }) => instrument === "tip")).toHaveLength(67);
		expect(rows.filter(({ instrument }) => instrument === "som")).toHaveLength(67);
		// Its regions without a gap can be read row by row; the others cannot, and say so.
		expect(rows.filter(({ inferred }) => inferred)).toHaveLength(2 * (9 + 14 + 5));
	});

	// Line of the source, and what it says.
	test.each([
		["untoc", "BJ", "2010-01-01", "bound", "2004"],
		["tip", "CI", "2013-02-01", "bound", "2012"],
		["som", "CI", "2013-01-01", "not-bound", "2017"],
		["som", "CI", "2018-02-01", "bound", "2017"],
		["som", "BZ", "2007-06-01", "bound", "2006"],
		["untoc", "FJ", "2018-02-01", "bound", "2017"],
		["tip", "KI", "2006-02-01", "bound", "2005"],
		["untoc", "VU", "2007-02-01", "bound", "2006"],
	])("%s, %s, on %s: %s since %s", (instrument, country, day, status, since) => {
		expect(statusOf(instrument, country, day)).toMatchObject({ status, since });
	});

	test.each([
		["untoc", "PW", "no entry"],
		["untoc", "SO", "no entry"],
		["untoc", "SS", "no entry"],
		["untoc", "TV", "no entry"],
		["untoc", "SB", "no entry"],
		["untoc", "CG", "signed in 2000, which does not bind"],
		["tip", "UG", "signed in 2000, which does not bind"],
		["som", "TD", "no entry"],
		["som", "FM", "no entry"],
		["tip", "MH", "nothing on this State"],
		["untoc", "XX", "nothing on this State"],
	])("%s, %s: unknown, and never no: %s", (instrument, country, because) => {
		const status = statusOf(instrument, country, "2020-01-01");
		expect(status).toMatchObject({ status: "unknown", because: expect.stringContaining(because) });
	});

	test("says no where a line of the source says no, up to the day that the source knows", () => {
		for (const country of ["PG", "VU", "WS", "SB"])
			expect(statusOf("tip", country, "2016-05-01").status).toBe("not-bound");
		expect(statusOf("tip", "VU", "2026-05-01")).toMatchObject({
			status: "unknown",
			because: "It was not a party up to 2017-07-31; what happened since is not known.",
		});
	});

	test("every answer names its source, its line, and up to when it knows", () => {
		expect(statusOf("som", "KN", "2019-01-01")).toEqual({
			status: "bound",
			because: "It is bound since 2004 (accession).",
			since: "2004",
			asOf: "2017-12-31",
			source: expect.stringMatching(/Annex I, line 4192$/),
		});
		expect(statusOf("tip", "BW", "2019-01-01").inferred).toBe(true);
	});

	test("what the source contradicts itself in is a finding", () => {
		expect(findings).toEqual([
			{
				country: "LC",
				instrument: "som",
				says: [expect.stringContaining("no entry"), expect.stringContaining("party")],
			},
		]);
	});
});

describe("a year is not a day", () => {
	test("within the year, and the thirty days after it, nothing is certain", () => {
		expect(statusOf("untoc", "TG", "2004-01-30").status).toBe("not-bound");
		expect(statusOf("untoc", "TG", "2004-01-31").status).toBe("unknown");
		expect(statusOf("untoc", "TG", "2005-01-29").status).toBe("unknown");
		expect(statusOf("untoc", "TG", "2005-01-30").status).toBe("bound");
	});

	test("a deposit before the treaty was in force binds from its entry into force on", () => {
		expect(statusOf("untoc", "ML", "2003-09-28").status).toBe("not-bound");
		expect(statusOf("untoc", "ML", "2003-09-29").status).toBe("bound");
	});

	test("with a day, thirty days after it", () => {
		const { statusOf: of } = registerOf(instruments, [
			source("2026-01-01", [{ country: "AA", instrument: "untoc", bound: "2020-03-01", how: "accession" }]),
		]);
		expect(of("untoc", "AA", "2020-03-30").status).toBe("not-bound");
		expect(of("untoc", "AA", "2020-03-31").status).toBe("bound");
	});
});

test("a protocol binds nobody whom its convention does not bind", () => {
	const { statusOf: of } = registerOf(instruments, [
		source("2026-01-01", [{ country: "AA", instrument: "tip", bound: 2010, how: "accession" }]),
	]);
	expect(of("tip", "AA", "2020-01-01")).toMatchObject({
		status: "unknown",
		because: expect.stringContaining("United Nations Convention against Transnational Organized Crime"),
	});
});

test("a newer source beats an older one, and what they differ in is a finding", () => {
	const newer = source("2026-01-01", [{ country: "VU", instrument: "tip", bound: "2024-02-10", how: "accession" }]);
	const register = registerOf(instruments, [...acpSources, newer]);
	expect(register.statusOf("tip", "VU", "2024-06-01")).toMatchObject({ status: "bound", since: "2024-02-10" });
	expect(register.findings.map(({ country, instrument }) => `${instrument} ${country}`)).toContain("tip VU");
});
