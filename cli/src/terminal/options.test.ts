import { expect, it } from "vitest";
import { whole } from "./options.ts";

it("takes whole numbers within their bounds, below zero too where the bounds are, and says the bounds otherwise", () => {
	expect([whole(1, 500)("7"), whole(-14, 14)("-14"), whole(-14, 14)("0")]).toEqual([7, -14, 0]);
	for (const text of ["", "x", "5.5", "1e3", "--3", "15"])
		expect(() => whole(-14, 14)(text), text).toThrow("Give a whole number from -14 to 14.");
	expect(() => whole(0, 10)("-1")).toThrow("Give a whole number from 0 to 10.");
});
