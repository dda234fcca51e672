import { expect, test } from "vitest";
import { readOwnRegister, registerWith } from "./own-register.ts";

const bilateral = {
	id: "fj-ws-mla",
	name: "Treaty between Fiji and Samoa on assistance (invented)",
	kind: "bilateral treaty",
	assistance: true,
	inForce: "2010-05-01",
	source: "Treaty series (invented)",
	among: { of: "its two parties", countries: ["FJ", "WS"], source: "Treaty series (invented)", asOf: "2026-01-01" },
};
const source = {
	document: "Treaty series (invented)",
	part: "volume 7",
	asOf: "2026-01-01",
	rows: [
		{ country: "FJ", instrument: "fj-ws-mla", bound: "2010-05-01", how: "ratification" },
		{ country: "WS", instrument: "fj-ws-mla", bound: "2010-05-01", how: "ratification" },
	],
};
const file = (over: object = {}) => ({ format: 1, instruments: [bilateral], sources: [source], ...over });
const faults = (value: unknown) => {
	const read = readOwnRegister(value);
	return "faults" in read ? read.faults.map(({ at, message }) => `${at} ${message}`) : [];
};

test("a bilateral treaty that an operator adds binds its two parties from its day on, with its source, and nobody else", () => {
	const read = readOwnRegister(file());
	if ("faults" in read) throw new Error(JSON.stringify(read));
	const register = registerWith(read);
	const bound = register.statusOf("fj-ws-mla", "FJ", "2020-01-01");
	expect(bound).toMatchObject({ status: "bound", source: expect.stringContaining("volume 7"), asOf: "2026-01-01" });
	expect(register.statusOf("fj-ws-mla", "WS", "2009-01-01").status).not.toBe("bound");
	expect(register.statusOf("fj-ws-mla", "TO", "2020-01-01").status).toBe("not-bound");
	// What the project brings stays as it was.
	expect(register.statusOf("untoc", "FJ", "2018-06-01").status).toBe("bound");
});

test("a newer row of an operator beats the table, and one that nobody checked says so", () => {
	const newer = {
		...source,
		checked: false,
		asOf: "2026-02-01",
		rows: [{ country: "PW", instrument: "untoc", bound: "2019-05-13", how: "accession" }],
	};
	const read = readOwnRegister(file({ sources: [newer] }));
	if ("faults" in read) throw new Error(JSON.stringify(read));
	expect(registerWith(read).statusOf("untoc", "PW", "2025-01-01")).toMatchObject({
		asOf: "2026-02-01",
		unchecked: true,
	});
});

test("what is wrong in the file is told all at once, each with its place; no row is without a source and its day", () => {
	expect(faults(file())).toEqual([]);
	expect(faults(7)).toEqual([" must be an object"]);
	expect(faults({ format: 2, extra: [] })).toEqual(["/format must be 1", "/extra is not known here"]);
	const { asOf: _, ...undated } = source;
	expect(faults(file({ sources: [undated] }))).toEqual(["/sources/0/asOf is missing"]);
	const alone = { ...bilateral, among: { ...bilateral.among, countries: ["FJ"] } };
	expect(faults(file({ instruments: [alone] }))).toEqual([
		"/instruments/0/among must name the two States of a bilateral treaty",
	]);
	const rows = [
		{ country: "Fiji", instrument: "fj-ws-mla", bound: "2010-02-31" },
		{ country: "FJ", instrument: "fj-ws-mla", bond: 2010 },
	];
	expect(faults(file({ sources: [{ ...source, rows }] }))).toEqual([
		"/sources/0/rows/0/country must be a country: two letters",
		"/sources/0/rows/0/bound must be a year, or a day: YYYY-MM-DD",
		"/sources/0/rows/1/bond is not known here",
	]);
	expect(faults(file({ instruments: [{ ...bilateral, id: "untoc" }] }))).toEqual([
		"/instruments/0/id untoc is there already: write rows on it instead",
		"/sources/0/rows/0/instrument fj-ws-mla is no instrument that is known",
		"/sources/0/rows/1/instrument fj-ws-mla is no instrument that is known",
	]);
});
