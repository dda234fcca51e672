import { expect, test } from "vitest";
import { ageBandOf, ageFromBirth } from "./age.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

test.each([
	[
		{ from: "2008-03-01", to: "2008-03-01" },
		{ from: 18, to: 18 },
	],
	[
		{ from: "2008-03-02", to: "2008-03-02" },
		{ from: 17, to: 17 },
	],
	[
		{ from: "2008-02-29", to: "2008-02-29" },
		{ from: 18, to: 18 },
	],
	[
		{ from: "2000-01-01", to: "2009-12-31" },
		{ from: 16, to: 26 },
	],
	[{ to: "2010-01-01" }, { from: 16 }],
	[{ from: "2010-01-01" }, { to: 16 }],
	[
		{ from: "2026-02-28", to: "2026-03-01" },
		{ from: 0, to: 0 },
	],
])("born %j is %j years old", (birth, age) => {
	expect(ageFromBirth(birth, now)).toEqual(age);
});

test.each([
	[null, "unknown"],
	[{ from: null, to: 17 }, "child"],
	[{ from: 6, to: 12 }, "child"],
	[{ from: 8, to: 9 }, "child"],
	[{ from: 0, to: 14 }, "child"],
	[{ from: 18, to: null }, "adult"],
	[{ from: 16, to: 19 }, "unknown"],
	[{ from: 9, to: 17 }, "9-17"],
	[{ from: 9, to: 18 }, "unknown"],
	[{ from: 48, to: null }, "48+"],
	[{ from: 60, to: 70 }, "48+"],
	[{ from: 47, to: null }, "adult"],
] as const)("%j is in the band %s", (age, band) => {
	expect(ageBandOf(age)).toBe(band);
});
