import { expect, test } from "vitest";
import { accepted, assessed, by, person, safeReturn, screened } from "../../persons/person/testing.ts";
import { decideRecordReturn } from "../../persons/record-return/decide.ts";
import { followUpsOf } from "./decide.ts";
import { followUpRules } from "./rules.ts";

const at = Date.parse("2026-03-01T10:00:00Z");
const rules = (before: Parameters<typeof followUpsOf>[0], after: Parameters<typeof followUpsOf>[0]) =>
	followUpsOf(before, after, at).map(({ rule, dueOn }) => `${rule} ${dueOn}`);

test("each rule asks when it begins to hold, once, and names its law", () => {
	const unknown = person({ roles: ["other"] });
	const presumed = { ...unknown, identification: "presumed" as const };
	const confirmed = { ...unknown, identification: "confirmed" as const };
	// Council of Europe Convention (2005), Art. 13(1): at least 30 days.
	expect(rules(unknown, presumed)).toEqual(["reflectionPeriodEnds 2026-03-31"]);
	expect(rules(presumed, confirmed)).toEqual(["compensationClaimLapses 2026-03-31"]);
	expect(rules(unknown, confirmed)).toEqual(["reflectionPeriodEnds 2026-03-31", "compensationClaimLapses 2026-03-31"]);
	expect(rules(confirmed, confirmed)).toEqual([]);
	// Directive 2004/81/EC, Art. 8(3): six months, and a month to ask in.
	expect(rules(unknown, { ...unknown, flags: ["stayGranted"] })).toEqual(["residencePermitEnds 2026-07-29"]);
	for (const { law, says } of Object.values(followUpRules)) {
		expect(law.length).toBeGreaterThan(0);
		expect(says).toMatch(/\.$/);
	}
});

test("who turns out to be a victim is to be screened within three days, also where a screening is reopened", () => {
	const smuggled = person({ roles: ["smuggledMigrant"] });
	const cleared = screened(smuggled, "noProtectionNeed");
	const { state: victim } = assessed(cleared, "trafficking");
	expect(rules(cleared, victim)).toContain("screeningDue 2026-03-04");
	expect(rules(victim, screened(victim, "suspectedVictim"))).toEqual([]);
});

test("a return is followed up on its day", () => {
	const state = screened(person({ roles: ["other"] }), "noProtectionNeed");
	const done = accepted(
		decideRecordReturn(state, { return: safeReturn({ followUpOn: "2026-09-01" }), by: { ...by, country: "FJ" } }),
	);
	expect(rules(state, done.state)).toEqual(["returnFollowedUp 2026-09-01"]);
	expect(rules(done.state, done.state)).toEqual([]);
});

test("a person of no case has nobody to do it", () => {
	const unknown = person({ roles: ["other"], caseId: null });
	expect(rules(unknown, { ...unknown, identification: "confirmed" })).toEqual([]);
});
