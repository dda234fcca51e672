import { splitCells } from "@seamark/csv";
import { expect, test } from "vitest";
import { canonicalJson, returnCsv } from "./canonical.ts";

test("canonical JSON does not depend on the order of names, and the CSV is a table of four columns", () => {
	expect(canonicalJson({ b: [{ d: 1, c: null }], a: "é" })).toBe('{"a":"é","b":[{"c":null,"d":1}]}\n');
	const json = canonicalJson({
		agency: "x",
		year: 2026,
		statistics: {
			basis: "a, b",
			counters: { cases: 1 },
			chargedOffences: { "=x": { charges: 2 } },
			tables: { sex: { unknown: { persons: null } } },
		},
	});
	const lines = returnCsv(json).trimEnd().split("\r\n");
	for (const line of lines) expect(splitCells(line, ",")).toMatchObject({ cells: { length: 4 } });
	expect(lines).toContain("chargedOffences,'=x,charges,2");
	expect(lines.at(-1)).toBe("sex,unknown,persons,");
});
