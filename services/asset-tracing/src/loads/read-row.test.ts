import { expect, test } from "vitest";
import { csvOf, mapping } from "../testing.ts";
import { openReader, readMoment } from "./read-row.ts";

const read = (line: Parameters<typeof csvOf>[0][number], o: Partial<typeof mapping> = {}) => {
	const [header = "", row = ""] = csvOf([line]).toString().split("\n");
	const opened = openReader(header, { ...mapping, ...o }, { numberOf: (n) => `file:${n}` });
	if ("faults" in opened) throw new Error(JSON.stringify(opened.faults));
	return opened.read(row, 2);
};
const good = { id: "T1", at: "2026-03-01", from: "FJ 12-34", to: "TO99", amount: "12.50", currency: "FJD" };
const columns = (line: Parameters<typeof csvOf>[0][number]) => {
	const found = read(line);
	return "faults" in found ? found.faults.map(({ column }) => column) : [];
};

test("a line is read exactly: minor units, one spelling of each account, time in UTC", () => {
	expect(read({ ...good, fee: "0.25", fromName: "Ana (invented)" })).toEqual({
		line: {
			...{ ref: "T1", kind: "transfer", from: "FJ1234", to: "TO99", fromName: "Ana (invented)", toName: "" },
			...{ amount: 1250, currency: "FJD", fee: 25, received: undefined, receivedCurrency: undefined },
			...{ at: "2026-03-01T00:00:00.000Z", dayOnly: true, reverses: undefined },
		},
	});
	expect(read({ ...good, received: "9.80", receivedCurrency: "AUD" })).toMatchObject({
		line: { received: 980, receivedCurrency: "AUD" },
	});
});

test("one side that is empty is outside; an opening balance may be an overdraft", () => {
	expect(read({ ...good, from: "" })).toMatchObject({ line: { kind: "deposit", from: undefined } });
	expect(read({ ...good, to: "" })).toMatchObject({ line: { kind: "payment", to: undefined } });
	expect(read({ ...good, from: "", kind: "opening", amount: "-50" })).toMatchObject({
		line: { kind: "opening", amount: -5000, to: "TO99" },
	});
});

test.each([
	["a negative amount", { amount: "-1" }, "amount"],
	["an amount of zero", { amount: "0.00" }, "amount"],
	["no amount", { amount: "" }, "amount"],
	["NaN", { amount: "NaN" }, "amount"],
	["a number as computers write it", { amount: "1e309" }, "amount"],
	["a huge amount", { amount: "9".repeat(300) }, "amount"],
	["more digits than the currency has", { amount: "1.005" }, "amount"],
	["a currency that is unknown", { currency: "ZZZ" }, "amount"],
	["no currency", { currency: "" }, "amount"],
	["a negative fee", { fee: "-1" }, "fee"],
	["nothing that arrives", { received: "0" }, "received"],
	["another currency that arrives, and no amount", { receivedCurrency: "AUD" }, "received"],
	["an account that pays itself", { to: "fj-1234" }, "to"],
	["no account at all", { from: "", to: "" }, "from"],
	["an opening balance of nobody", { kind: "opening", to: "" }, "to"],
	["an account number without end", { to: "9".repeat(65) }, "to"],
	["no number", { id: "" }, "id"],
	["a number that is a formula", { id: "=1+1" }, "id"],
	["a line that reverses itself", { reverses: "T1" }, "reverses"],
	["a day that there is not", { at: "2026-02-30" }, "at"],
	["a day before there were accounts", { at: "1066-10-14" }, "at"],
	["a moment without end", { at: "9999-01-01" }, "at"],
	["words for a day", { at: "yesterday" }, "at"],
	["a name without end", { toName: "x".repeat(201) }, "toName"],
])("%s is refused, with its column", (_, wrong, column) => {
	expect(columns({ ...good, ...wrong })).toEqual([column]);
});

test("all that is wrong with a line is said at once, and no value of it is repeated", () => {
	const found = read({ ...good, amount: "secret", at: "secret", to: "FJ1234" });
	expect(columns({ ...good, amount: "secret", at: "secret", to: "FJ1234" })).toEqual(["at", "to", "amount"]);
	expect(JSON.stringify(found)).not.toContain("secret");
});

test("a date is read in the order that the mapping says, and in no other", () => {
	expect(readMoment("03/04/2026", "day-month-year")?.at).toBe("2026-04-03T00:00:00.000Z");
	expect(readMoment("03/04/2026", "month-day-year")?.at).toBe("2026-03-04T00:00:00.000Z");
	expect(readMoment("20260304", "year-month-day")?.at).toBe("2026-03-04T00:00:00.000Z");
	expect(readMoment("2026-03-04T10:00:00+12:00", "year-month-day")).toEqual({
		at: "2026-03-03T22:00:00.000Z",
		dayOnly: false,
	});
	expect(readMoment("2026-03-04 25:00", "year-month-day")).toBeUndefined();
	expect(readMoment("03/04/2026", "year-month-day")).toBeUndefined();
});

test("a header that is not that of the mapping is refused, column by column", () => {
	expect(openReader("id,at,from,from", mapping, { numberOf: String })).toMatchObject({
		faults: expect.arrayContaining([
			{ column: "to", reason: "is no column of the file" },
			{ column: "from", reason: "is the name of several columns" },
		]),
	});
});
