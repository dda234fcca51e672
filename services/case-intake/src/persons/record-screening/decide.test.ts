import { expect, test } from "vitest";
import type { PersonState, ProtectionFlag, ScreeningOutcome } from "../person/state.ts";
import { accepted, assessed, by, person, refusal } from "../person/testing.ts";
import { decideRecordScreening } from "./decide.ts";

test("a screening that finds a need suggests help; one that finds none cannot stand against the record", () => {
	const found = (outcome: ScreeningOutcome) =>
		accepted(decideRecordScreening(person(), { outcome, flags: [], by })).events;
	expect(found("suspectedVictim")).toContainEqual({
		type: "ReferralSuggested",
		reasons: ["victim"],
		heldCountry: "FJ",
	});
	expect(found("internationalProtection")).toContainEqual(
		expect.objectContaining({ reasons: ["internationalProtection"] }),
	);
	expect(found("otherProtectionNeed")).toContainEqual(expect.objectContaining({ reasons: ["otherProtectionNeed"] }));
	for (const none of ["noProtectionNeed", "inconclusive"] as const)
		expect(found(none)).toEqual([{ type: "ScreeningRecorded", outcome: none }]);
	const none = (state: PersonState, flags: ProtectionFlag[] = []) =>
		decideRecordScreening(state, { outcome: "noProtectionNeed", flags, by });
	expect(refusal(none(assessed(person(), "trafficking").state)).code).toBe("REFUSED");
	expect(refusal(none(person({ roles: ["refugee"] }))).code).toBe("REFUSED");
	expect(refusal(none(person(), ["asylumClaim"])).faults[0]?.message).toContain("asylumClaim");
	expect("state" in none(assessed(person(), "smuggling").state)).toBe(true);
});
