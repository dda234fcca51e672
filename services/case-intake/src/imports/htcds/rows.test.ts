import { guardFormula, joinCells } from "@seamark/csv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { htcdsFields, identityFields } from "./fields.ts";
import { type HtcdsRecord, readHtcds } from "./map.ts";
import { htcdsRows, keptOf } from "./rows.ts";

const today = "2026-06-30";
const names = htcdsFields.map(({ name }) => name);

const openCsv = (header: string) => {
	const opened = htcdsRows(today).openCsv(header);
	if ("faults" in opened) throw new Error(JSON.stringify(opened.faults));
	return opened.read;
};

/** Right, wrong and odd values of any field, few enough that the same ones come again. */
const values = fc.constantFrom(
	...htcdsFields.flatMap((field) => field.values?.slice(0, 3) ?? []),
	...[
		"",
		"",
		"",
		" ",
		"\u00a0",
		"\t",
		"\n",
		"x",
		"é",
		"ا",
		"=1",
		"'=1",
		"''=1",
		"'a",
		'"',
		'a"b',
		"a,b",
		"a;b",
		"a\nb",
		"＝1",
	],
	...[
		"0",
		"12",
		"-1",
		"181",
		"true",
		"FJ",
		"FJ;TO",
		"Fiji",
		"Exploitation",
		"2001",
		"2001-02",
		"2001-02-28",
		"2001-02-30",
		"2027-01-01",
	],
	...["ForcedLabour;SexualExploitation", "ForcedLabour\nSexualExploitation", "x".repeat(2_001), "y".repeat(10_001)],
);
const tables = fc.subarray(names, { minLength: 1 }).chain((columns) =>
	fc.record({
		columns: fc.constant(columns),
		rows: fc.array(fc.array(values, { minLength: columns.length, maxLength: columns.length }), {
			minLength: 1,
			maxLength: 8,
		}),
	}),
);

/** By field, no matter what is in it: faults of a row come in the order of its columns. */
const recordOf = (columns: readonly string[], row: readonly string[]): HtcdsRecord =>
	Object.fromEntries(columns.map((name, at) => [name, row[at] ?? ""]));

test("rows of a file say what their records say, field by field, whatever came before them", () => {
	fc.assert(
		fc.property(tables, ({ columns, rows }) => {
			const read = openCsv(joinCells(columns).trimEnd());
			for (const row of [...rows, ...rows]) {
				const expected = readHtcds(recordOf(columns, row), today);
				const reading = read(joinCells(row).slice(0, -2));
				if ("faults" in expected) {
					expect(reading).toEqual(expected);
					continue;
				}
				const { identity, kept, ...facts } = expected.person;
				if (!("row" in reading)) throw new Error(JSON.stringify(reading));
				expect(reading.row.facts).toEqual(facts);
				expect(reading.row.identity ?? {}).toEqual(identity);
				expect(keptOf(reading.row.file, reading.row.cells)).toEqual(kept);
				for (const name of identityFields) expect(reading.row.file.columns).not.toContain(name);
			}
		}),
		{ numRuns: 300 },
	);
});

test("what identifies somebody is cut out of the row, and the rest stays as it was written", () => {
	const read = openCsv("prs_FirstName;cco_CaseComment;prs_Email;cas_Status");
	expect(read('Ada;"one; ""two""";a@b.example;Active')).toMatchObject({
		row: {
			file: { delimiter: ";", columns: ["cco_CaseComment", "cas_Status"] },
			cells: '"one; ""two""";Active',
			identity: { prs_FirstName: "Ada", prs_Email: "a@b.example" },
		},
	});
	// One column that is left tells no separator.
	const one = openCsv("prs_FirstName;cco_CaseComment");
	const reading = one("Ada;1,2");
	expect("row" in reading && keptOf(reading.row.file, reading.row.cells)).toEqual({ cco_CaseComment: "1,2" });
});

test("rows that say the same share their facts, and so do dates that come to the same age", () => {
	const read = openCsv("prs_Birthdate,cas_IncomingReferralDate,prs_Gender");
	const facts = (text: string) => {
		const reading = read(text);
		return "row" in reading ? reading.row.facts : undefined;
	};
	const first = facts("2000-01-01,2026-03-01,Feminine");
	expect(first).toMatchObject({ age: { from: 26, to: 26 } });
	expect(facts("2000-01-01,2026-03-01,Feminine")).toBe(first);
	expect(facts("2000-02-02,2026-04-01,Feminine")).toBe(first);
	expect(facts("2000-02-02,2026-04-01,Masculine")).not.toBe(first);
});

test("JSON and CSV of a record are stored alike", () => {
	const record = { cco_CaseComment: "=1 \r\n", prs_Gender: "Feminine" };
	const reading = htcdsRows(today).readJson(record);
	if (!("row" in reading)) throw new Error(JSON.stringify(reading));
	expect(reading.row.cells).toContain(guardFormula("=1"));
	expect(keptOf(reading.row.file, reading.row.cells)).toEqual(record);
});
