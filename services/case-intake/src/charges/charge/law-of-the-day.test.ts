import { expect, test } from "vitest";
import { jurisdictions } from "../../persons/classify/jurisdictions.ts";
import type { Span } from "../../persons/classify/types.ts";
import { lawOfCharge, noOffenceFaults } from "./law-of-the-day.ts";

const on = (from: string, to = from): Span => ({ from, to });
const today = "2026-11-30";

// Each with the line of the source documents that decides it, or the law.
test.each([
	[
		"Trinidad and Tobago has no smuggling offence (000:1221)",
		"TT",
		"smuggling",
		[on("2017-05-01")],
		[false],
		["NO_OFFENCE_THEN"],
	],
	["Trinidad and Tobago has one of trafficking (000:1221)", "TT", "trafficking", [on("2017-05-01")], [true], []],
	["Angola has neither: trafficking (000:1223)", "AO", "trafficking", [on("2017-05-01")], [false], ["NO_OFFENCE_THEN"]],
	["Angola has neither: smuggling (000:1223)", "AO", "smuggling", [on("2017-05-01")], [false], ["NO_OFFENCE_THEN"]],
	["what was done in Angola is charged as what it was", "AO", "kidnapping", [on("2017-05-01")], [], []],
	["smuggling in Vanuatu", "VU", "smuggling", [on("2017-05-01")], [true], []],
	["a State without a profile: the Protocols are read", "FJ", "smuggling", [on("2017-05-01")], [true], []],
])("%s", (_what, jurisdiction, offence, acted, says, codes) => {
	const law = lawOfCharge({ offence, acted }, jurisdiction, today);
	expect(law.laws.map((one) => one.offence)).toEqual(says);
	expect(noOffenceFaults(offence, law).map(({ code }) => code)).toEqual(codes);
});

test("a profile of 2018 does not refuse a charge for what was done since: a law may have been made", () => {
	// IOM 1221 and 1223 tell how the law was in 2018, and nothing of later years.
	for (const [jurisdiction, offence] of [
		["TT", "smuggling"],
		["AO", "trafficking"],
	] as const) {
		for (const acted of [
			[on("2018-01-02")],
			[{ from: "2017-01-01", to: "2019-01-01" }],
			[{ from: "2017-01-01", to: null }],
			[],
		]) {
			const law = lawOfCharge({ offence, acted }, jurisdiction, today);
			expect([law.notes.includes("profileOlder"), noOffenceFaults(offence, law)]).toEqual([true, []]);
		}
		const known = lawOfCharge({ offence, acted: [on("2017-12-31", "2018-01-01")] }, jurisdiction, today);
		expect([known.notes, noOffenceFaults(offence, known).length]).toEqual([[], 1]);
	}
});

test("the day of the act decides, and a later law that is more lenient is noted", () => {
	// Entry without gain was smuggling under Directive 2002/90/EC from 5 December 2004; after the United Kingdom left, the Protocol is read.
	const member = lawOfCharge({ offence: "smuggling", acted: [on("2015-06-01")] }, "GB", today);
	expect(member).toMatchObject({
		laws: [{ jurisdiction: "EU", offence: true, limits: [] }],
		notes: ["laterMoreLenient"],
		laterMoreLenient: { jurisdiction: "UN", from: "2021-01-01", offence: true },
	});
	// The same act in a State that is still a member has no more lenient law after it.
	expect(lawOfCharge({ offence: "smuggling", acted: [on("2015-06-01")] }, "FR", today).laterMoreLenient).toBeNull();
	// And a law that became stricter is not noted: it does not reach back.
	const before = lawOfCharge({ offence: "smuggling", acted: [on("2004-10-01")] }, "FR", today);
	expect(before).toMatchObject({
		laws: [{ limits: ["entryNeedsBenefit", "stayNeedsIllegalMeans"] }],
		laterMoreLenient: null,
	});
});

test("acts on both sides of a change, no day, and crimes of which profiles say nothing are told", () => {
	const across = lawOfCharge({ offence: "smuggling", acted: [on("2004-11-01", "2005-02-01")] }, "FR", today);
	expect(across.laws.map(({ from, until }) => [from, until])).toEqual([
		["2004-08-01", "2004-12-04"],
		["2004-12-05", "2013-04-05"],
	]);
	expect(across.notes).toContain("lawsChanged");
	expect(lawOfCharge({ offence: "trafficking", acted: [] }, "VU", today)).toMatchObject({
		laws: [{ jurisdiction: "VU", limits: ["notInternal"] }],
		notes: ["noDay"],
	});
	expect(lawOfCharge({ offence: "corruption", acted: [] }, "VU", today)).toEqual({
		laws: [],
		notes: ["noDay", "profilesSayNothing"],
		laterMoreLenient: null,
	});
});

test("of every profile and crime, a charge is refused exactly where no law of the days has the offence", () => {
	for (const code of jurisdictions.keys())
		for (const offence of ["trafficking", "smuggling"])
			for (const day of ["1999-01-01", "2004-10-01", "2010-01-01", "2018-01-01", today]) {
				const law = lawOfCharge({ offence, acted: [on(day)] }, code, today);
				expect(law.laws.length).toBe(1);
				const { asOf } = jurisdictions.get(law.laws[0]?.jurisdiction ?? "") ?? {};
				const isKnown = !law.laws[0]?.offence && day <= String(asOf);
				expect(noOffenceFaults(offence, law).length).toBe(isKnown ? 1 : 0);
				expect(law.notes.includes("profileOlder")).toBe(!law.laws[0]?.offence && !isKnown);
			}
});
