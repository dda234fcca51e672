import { expect, test } from "vitest";
import { byRow } from "./by-row.ts";

test("the faults of a row come together, and rows in their order", () => {
	const fault = (row: number, column: string) => ({ row, column, reason: "is empty" });
	expect(byRow([fault(3, "Sex"), fault(3, "Role"), fault(7, "Sex")])).toEqual([
		{
			row: 3,
			faults: [
				{ column: "Sex", reason: "is empty" },
				{ column: "Role", reason: "is empty" },
			],
		},
		{ row: 7, faults: [{ column: "Sex", reason: "is empty" }] },
	]);
	expect(byRow([])).toEqual([]);
});
