import { describe, expect, test } from "vitest";
import { assistanceRegister, regionalInstruments } from "./regional.ts";

const { statusOf } = assistanceRegister;

describe.each(regionalInstruments)("$name", ({ id, among, source, checked, kind, assistance }) => {
	test("says whose it is, from what source, as of which day, and whether somebody has checked it", () => {
		expect(source).not.toBe("");
		expect(typeof checked).toBe("boolean");
		expect(among?.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
		expect(new Set(among?.countries).size).toBe(among?.countries.length);
		for (const country of among?.countries ?? []) expect(country).toMatch(/^[A-Z]{2}$/);
		// An arrangement binds nobody, so it replaces nothing (18(7)).
		expect(assistance === true).toBe(kind !== "arrangement");
	});
	test("is not known for its members, and is none for others", () => {
		const [member = ""] = among?.countries ?? [];
		expect(statusOf(id, member, "2026-01-01")).toMatchObject({ status: "unknown", source: among?.source });
		expect(statusOf(id, "XX", "2026-01-01")).toMatchObject({ status: "not-bound", asOf: among?.asOf });
	});
});

test("what was not found, and what contradicts itself, is said", () => {
	expect(regionalInstruments.flatMap(({ findings = [] }) => findings)).toHaveLength(2);
});
