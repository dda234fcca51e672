import fc from "fast-check";
import { expect, test } from "vitest";
import { jurisdictions, protocols } from "./jurisdictions.ts";
import { classifyUnder, lawsFor, lawsOf } from "./laws.ts";
import { factsOf } from "./testing.ts";
import type { Facts, Value } from "./types.ts";
import type { PurposeForm } from "./vocabulary.ts";

const today = "2026-11-30";
const acted = (facts: Facts, ...spans: [string | null, string | null][]): Facts => ({
	...facts,
	acted: spans.map(([from, to]) => ({ from, to })),
});
const trafficked = (form: PurposeForm): Facts => {
	const facts = factsOf({ act: "met", means: "met", purpose: "met", entry: "notMet", stay: "notMet" }, { from: 30 });
	const purpose = { value: "met" as Value, evidence: [], ...facts.elements.purpose, forms: [form] };
	return { ...facts, elements: { ...facts.elements, purpose } };
};
/** Somebody brought a foreigner over the border, and gained nothing by it. */
const withoutGain = factsOf(
	{
		...{ entry: "met", nonMemberNational: "met", nonNational: "met", benefit: "notMet" },
		humanitarianAim: "notMet",
		purpose: "notMet",
	},
	{ from: 30 },
);
const under = (code: string, facts: Facts) => classifyUnder(facts, lawsFor(code, facts.acted, today));

// The law that decides is that of the day: Framework Decision 2002/629/JHA, Art. 1(1); Directive 2011/36/EU, Art. 2(3), 22(1);
// Directive 2002/90/EC, Art. 1(1)(a), 4(1); Withdrawal Agreement, Art. 126.
test.each([
	[
		"organs, before the Union's law named them",
		"FR",
		acted(trafficked("organRemoval"), ["2010-05-01", "2010-05-01"]),
		"neither",
	],
	["organs, on the day before", "FR", acted(trafficked("organRemoval"), ["2013-04-05", "2013-04-05"]), "neither"],
	["organs, on the day", "FR", acted(trafficked("organRemoval"), ["2013-04-06", "2013-04-06"]), "trafficking"],
	[
		"forced labour, named by both laws",
		"FR",
		acted(trafficked("forcedLabour"), ["2012-01-01", "2014-01-01"]),
		"trafficking",
	],
	[
		"organs, a span over the change",
		"FR",
		acted(trafficked("organRemoval"), ["2012-01-01", "2014-01-01"]),
		"undetermined",
	],
	[
		"organs, two acts, one on each side",
		"FR",
		acted(trafficked("organRemoval"), ["2011-01-01", null], ["2014-01-01", null]),
		"undetermined",
	],
	["entry without gain, before the directive", "DE", acted(withoutGain, ["2003-06-01", "2003-06-01"]), "neither"],
	["entry without gain, after it", "DE", acted(withoutGain, ["2005-06-01", "2005-06-01"]), "smuggling"],
	[
		"entry without gain into Croatia, before it joined",
		"HR",
		acted(withoutGain, ["2012-06-01", "2012-06-01"]),
		"neither",
	],
	["and after it did", "HR", acted(withoutGain, ["2014-06-01", "2014-06-01"]), "smuggling"],
	[
		"into the United Kingdom, while the Union's law held",
		"GB",
		acted(withoutGain, ["2019-06-01", "2019-06-01"]),
		"smuggling",
	],
	["and since", "GB", acted(withoutGain, ["2021-06-01", "2021-06-01"]), "neither"],
	["without a day, the law of today", "DE", withoutGain, "smuggling"],
	["only that it was not after: every law until then", "DE", acted(withoutGain, [null, "2005-06-01"]), "undetermined"],
])("%s", (_what, code, facts, answer) => {
	expect(under(code, facts).classification).toBe(answer);
});

test("what crosses a change of law says so, names the laws, and asks for the day where they differ", () => {
	const crossing = under("FR", acted(trafficked("organRemoval"), ["2012-01-01", "2014-01-01"]));
	expect(crossing.explanation.at(-1)).toMatchObject({ rule: "R14", says: "lawsDiffer" });
	expect(crossing.missing).toContainEqual({ question: "acted", decides: ["trafficking"], indicators: [] });
	expect(crossing.laws).toEqual([
		{ jurisdiction: "EU", from: "2004-12-05", until: "2013-04-05", classification: "neither" },
		{ jurisdiction: "EU", from: "2013-04-06", until: null, classification: "trafficking" },
	]);
	// A victim is protected under the Protocols, no matter what the law of the day was.
	expect(crossing.byProtocol.trafficking).toBe("met");
	const same = under("FR", acted(trafficked("forcedLabour"), ["2012-01-01", "2014-01-01"]));
	expect([same.explanation.at(-1)?.says, same.missing]).toEqual(["lawsAgree", []]);
	expect(under("FR", trafficked("forcedLabour")).explanation.at(-1)?.says).toBe("noDay");
	expect(under("FR", acted(trafficked("forcedLabour"), ["2015-01-01", null])).explanation.at(-1)?.says).toBe("oneLaw");
});

const days = fc
	.date({ min: new Date("1950-01-01"), max: new Date("2050-01-01"), noInvalidDate: true })
	.map((day) => day.toISOString().slice(0, 10));

test("every day has one law of every State, and a law begins the day after the one before ends", () => {
	const codes = [...jurisdictions.keys(), "GB", "FJ", "DK"];
	fc.assert(
		fc.property(fc.constantFrom(...codes), days, (code, day) => {
			expect(lawsFor(code, [{ from: day, to: day }], today)).toHaveLength(1);
			const laws = lawsOf(code);
			expect([laws[0]?.from, laws.at(-1)?.until]).toEqual([null, null]);
			for (const [n, law] of laws.entries())
				if (n > 0) expect(Date.parse(law.from ?? "") - Date.parse(laws[n - 1]?.until ?? "")).toBe(86_400_000);
		}),
	);
	expect(lawsOf("UN")).toEqual([{ from: null, until: null, jurisdiction: protocols }]);
});

test("a wider span never gives another decided answer than each of its days", () => {
	fc.assert(
		fc.property(
			fc.constantFrom("FR", "HR", "GB"),
			fc.constantFrom(withoutGain, trafficked("organRemoval")),
			days,
			days,
			(code, facts, a, b) => {
				const [from, to] = [a, b].sort() as [string, string];
				const span = under(code, acted(facts, [from, to])).classification;
				if (span === "undetermined") return;
				for (const day of [from, to]) expect(under(code, acted(facts, [day, day])).classification).toBe(span);
			},
		),
	);
});
