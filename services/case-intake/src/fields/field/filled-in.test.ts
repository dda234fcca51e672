import { expect, test } from "vitest";
import { filledIn } from "./filled-in.ts";
import { aField } from "./testing.ts";

const fields = [aField("flight"), aField("crew", { type: "number" }), aField("old", { status: "retired" })];

test("what is named is set or taken away, and what is left out stays", () => {
	const now = { flight: "FJ911", old: "x", gone: 1 };
	expect(filledIn(now, { crew: 7, flight: "FJ912" }, fields)).toEqual({ values: { ...now, flight: "FJ912", crew: 7 } });
	expect(filledIn(now, { old: null, gone: null }, fields)).toEqual({ values: { flight: "FJ911" } });
});

test("everything that does not fit is told at once, and so is that nothing is named", () => {
	expect(filledIn({}, {}, fields)).toEqual({ faults: [{ at: "/values", message: "names no field" }] });
	const wrong = filledIn({}, { crew: "seven", old: "x", other: 1 }, fields);
	expect("faults" in wrong && wrong.faults.map(({ at }) => at)).toEqual([
		"/values/crew",
		"/values/old",
		"/values/other",
	]);
});
