import fc from "fast-check";
import { expect, test } from "vitest";
import {
	columnsOf,
	delimiterNamed,
	delimiterOf,
	guardFormula,
	isBlank,
	joinCells,
	splitCells,
	unguardFormula,
} from "./cells.ts";
import { mostLineBytes } from "./lines.ts";
import { type CsvRecord, openRecords } from "./records.ts";

const read = (bytes: Uint8Array, sizes: readonly number[] = [bytes.length]): CsvRecord[] => {
	const reader = openRecords();
	const records: CsvRecord[] = [];
	let at = 0;
	for (let n = 0; at < bytes.length; n++) {
		const size = Math.max(1, sizes[n % sizes.length] ?? 1);
		records.push(...reader.push(bytes.subarray(at, at + size)));
		at += size;
	}
	return [...records, ...reader.end()];
};
const readText = (text: string) => read(Buffer.from(text));
const brief = (records: CsvRecord[]) => records.map(({ line, text, fault }) => [line, fault ?? text]);

test("whatever the cells hold, what is written is read again, however the bytes come in", () => {
	const cell = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ",", ";", "a", "é", "𐍈") }),
	);
	const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
	fc.assert(
		fc.property(table, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (rows, sizes) => {
			// NUL and lone surrogates cannot be in the file; both are told of, see below.
			fc.pre(rows.flat().every((one) => !one.includes("\0") && one.isWellFormed()));
			const bytes = Buffer.from(rows.map(joinCells).join(""));
			const back = read(bytes, sizes).map(({ text, fault }) => {
				const split = splitCells(text, ",");
				return fault ?? ("cells" in split ? split.cells.map(unguardFormula) : split.fault);
			});
			expect(back).toEqual(rows);
		}),
		{ numRuns: 500 },
	);
});

test("a cell that a spreadsheet would run gets an apostrophe, and only that apostrophe is taken off again", () => {
	for (const cell of ["=1+1", "+679 1", "-2", "@SUM(A1)", "\tx", "\rx", "'=1", "'a", "＝1"]) {
		expect(guardFormula(cell)).toBe(`'${cell}`);
		expect(unguardFormula(guardFormula(cell))).toBe(cell);
	}
	for (const cell of ["", "a", "1-2", "a=b", "’a"]) expect(guardFormula(cell)).toBe(cell);
	// Foreign files: nobody of ours guarded these.
	for (const cell of ["=1+1", "'a", "O'Neil", "'", ""]) expect(unguardFormula(cell)).toBe(cell);
});

test("records keep the line they begin on, over quoted line breaks, CRLF and a last line without a break", () => {
	const records = readText('a,b\r\n"1\r\n\n2",x\r\n\n"say ""hi""",y\nlast,z');
	expect(brief(records)).toEqual([
		[1, "a,b"],
		[2, '"1\r\n\n2",x'],
		[5, ""],
		[6, '"say ""hi""",y'],
		[7, "last,z"],
	]);
	expect(records.at(-1)?.next.offset).toBe(Buffer.byteLength('a,b\r\n"1\r\n\n2",x\r\n\n"say ""hi""",y\nlast,z'));
});

test("another reader goes on where a record says", () => {
	const bytes = Buffer.from('h\n"a\nb"\nç\nd\n"e\n');
	const all = read(bytes);
	for (const [n, one] of all.entries()) {
		const again = openRecords(one.next);
		expect([...again.push(bytes.subarray(one.next.offset)), ...again.end()]).toEqual(all.slice(n + 1));
	}
});

test("what is no UTF-8 or holds NUL is refused where it stands, and the rest is read", () => {
	const latin1 = Buffer.from("a\nJos\xe9\nb\n", "latin1");
	expect(brief(read(latin1))).toEqual([
		[1, "a"],
		[2, "notUtf8"],
		[3, "b"],
	]);
	expect(brief(readText("a\0b\nc\n"))).toEqual([
		[1, "nul"],
		[2, "c"],
	]);
});

test("a quote that nobody closes costs its own line only", () => {
	expect(brief(readText('a\n"b,c\nd\ne\n'))).toEqual([
		[1, "a"],
		[2, "quoteNotClosed"],
		[3, "d"],
		[4, "e"],
	]);
	const long = `a\n"b\n${"x,y\n".repeat(mostLineBytes / 4 + 10)}`;
	const records = readText(long);
	expect(records[1]).toMatchObject({ line: 2, fault: "quoteNotClosed" });
	expect(records).toHaveLength(2 + mostLineBytes / 4 + 10);
	expect(records.at(-1)).toMatchObject({ text: "x,y", line: mostLineBytes / 4 + 12 });
});

test("a line of any length takes no more memory than one record", () => {
	const reader = openRecords();
	const chunk = Buffer.alloc(256 * 1024, "x");
	const records = Array.from({ length: 40 }, () => reader.push(chunk)).flat();
	records.push(...reader.push(Buffer.from("\nnext\n")), ...reader.end());
	expect(brief(records)).toEqual([
		[1, "tooLong"],
		[2, "next"],
	]);
});

test("faults inside a record", () => {
	expect(splitCells('a"b,c', ",")).toEqual({ fault: "quoteInCell" });
	expect(splitCells('"a"b,c', ",")).toEqual({ fault: "textBehindQuote" });
	expect(splitCells('"a,c', ",")).toEqual({ fault: "quoteNotClosed" });
	expect(splitCells("", ",")).toEqual({ cells: [""] });
	expect(splitCells('"",', ",")).toEqual({ cells: ["", ""] });
});

test("the header tells the separator", () => {
	expect([delimiterOf("a,b;c,d"), delimiterOf("a;b"), delimiterOf("a\tb"), delimiterOf("a")]).toEqual([
		",",
		";",
		"\t",
		",",
	]);
});

test("what spreadsheets leave is no fault: a line that names the separator, columns and rows with nothing in them", () => {
	expect(["sep=;", '"sep=,"', "sep=\t", "SEP=;;;", "sep=|", "separate"].map(delimiterNamed)).toEqual([
		";",
		",",
		"\t",
		";",
		"unknown",
		undefined,
	]);
	expect(["", ",,", ";;", '"","",', " , ", "\t\t"].every(isBlank)).toBe(true);
	expect(["0,,", ",a", '"x"', "-"].some(isBlank)).toBe(false);
	const { names, cellsOf } = columnsOf(["a", " b ", "", "c", "", ""]);
	expect(names).toEqual(["a", "b", "c"]);
	expect(cellsOf(["1", "2", "", "3", "", ""])).toEqual({ cells: ["1", "2", "3"] });
	expect(cellsOf(["1", "2", '""', "3"])).toEqual({ cells: ["1", "2", "3"] });
	expect(cellsOf(["1", "2", " ", "3", "", "", "", ""])).toEqual({ cells: ["1", "2", "3"] });
	expect(cellsOf(["1", "2"])).toEqual({ reason: "has 2 cells where the header has 6" });
	expect(cellsOf(["1", "2", "x", "3", "", ""])).toEqual({
		reason: "has a value in a column that the header gives no name",
	});
	expect(columnsOf(["a"]).cellsOf(["1", "2"])).toEqual({ reason: "has 2 cells where the header has 1" });
});
