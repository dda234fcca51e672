import { describe, expect, it } from "vitest";
import { parseRows } from "./imports.ts";

describe("rows of a file", () => {
	it.each([
		["2", [2]],
		["2,5-7", [2, 5, 6, 7]],
		[" 3 , 3-4", [3, 4]],
	])("%j", (text, rows) => expect(parseRows(text)).toEqual(rows));

	it.each(["", "0", "5-2", "a", "1-", "2,,3", "1-1001", "1-600,601-1200", "1-999999999"])("%j names none", (text) =>
		expect(parseRows(text)).toBeUndefined(),
	);
});
