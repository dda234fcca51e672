import { expect, test } from "vitest";
import type { StoredPerson } from "../../store/persons.ts";
import type { PersonState } from "../person/state.ts";
import { assessed as assess, person as newState, stored as person } from "../person/testing.ts";
import { mergePair, splitPair } from "./pair.ts";

const at = Date.parse("2026-02-01T00:00:00Z");
const merge = (kept: StoredPerson, merged: StoredPerson) =>
	mergePair({ kept, merged }, { mergedVersion: merged.state.version, at });
const merging = (kept: StoredPerson, merged: StoredPerson) => {
	const decision = merge(kept, merged);
	if ("refused" in decision) throw new Error(JSON.stringify(decision.refused));
	return decision;
};
const refusal = (kept: StoredPerson, merged: StoredPerson) => {
	const decision = merge(kept, merged);
	return "refused" in decision ? decision.refused : undefined;
};

test("the kept person takes over every protection, flag and the ages that both allow; the other only points to it", () => {
	const screening = {
		outcome: "noProtectionNeed",
		at: "2026-01-05T00:00:00.000Z",
		byPost: "post",
		reopened: false,
	} as const;
	const kept = person("kept", "witness", { screening, age: { from: 15, to: 20 }, flags: ["reprisalRisk"] });
	const merged = person("merged", "suspectedVictim", {
		age: { from: null, to: 17 },
		flags: ["asylumClaim"],
		identification: "presumed",
	});
	const decision = merging(kept, merged);
	expect(decision.kept.state).toMatchObject({
		version: 2,
		roles: ["suspectedVictim", "witness"],
		identification: "presumed",
		age: { from: 15, to: 17 },
		flags: ["reprisalRisk", "asylumClaim"],
		protectedAs: expect.arrayContaining(["victim"]),
		// What was found without knowing of the victim is void.
		screening: { outcome: "noProtectionNeed", reopened: true },
	});
	expect(decision.merged).toMatchObject({ mergedInto: "kept", state: { ...merged.state, version: 2 } });
});

test("a merge that is undone leaves both as they were, but for their versions", () => {
	const kept = person("kept", "witness", { age: { from: 15, to: 20 } });
	const merged = person("merged", "suspectedVictim", {
		age: { from: null, to: 17 },
		flags: ["asylumClaim"],
		identification: "confirmed",
	});
	const done = merging(kept, merged);
	// The changes are stored as JSON meanwhile.
	const undone = splitPair(done, { changes: JSON.parse(JSON.stringify(done.changes)), at });
	if ("refused" in undone) throw new Error("refused");
	expect(undone.kept.state).toEqual({ ...kept.state, version: 3 });
	expect(undone.merged).toMatchObject({ mergedInto: null, state: { ...merged.state, version: 3 } });
	expect(undone.kept.ageBand).toBe(kept.ageBand);
});

test("what somebody changed on the kept person since stays when the merge is undone", () => {
	const done = merging(person("kept", "witness"), person("merged", "suspectedVictim", { age: { from: 10, to: 12 } }));
	const since = { ...done.kept, state: { ...done.kept.state, version: 3, age: { from: 11, to: 12 } } };
	const undone = splitPair({ ...done, kept: since }, { changes: done.changes, at });
	expect(undone).toMatchObject({ kept: { state: { version: 4, age: { from: 11, to: 12 }, protectedAs: [] } } });
});

test("an undo waits for the later merge of the kept person, and finds nothing to undo twice", () => {
	const done = merging(person("kept", "witness"), person("merged", "witness"));
	const later = { ...done, kept: { ...done.kept, mergedInto: "third" } };
	expect(splitPair(later, { changes: done.changes, at })).toMatchObject({ refused: { code: "CONFLICT" } });
	const apart = { ...done, merged: { ...done.merged, mergedInto: null } };
	expect(splitPair(apart, { changes: done.changes, at })).toMatchObject({ refused: { code: "CONFLICT" } });
});

test("whoever was assessed as nobody's victim takes no victim in unasked: the protection would be lost", () => {
	const { state } = assess(newState(), "neither");
	const screenedAsVictim = person("merged", "witness", { protectedAs: ["victim"] });
	const refused = refusal(person("kept", "other", state), screenedAsVictim);
	expect(refused).toMatchObject({ code: "REFUSED", faults: [{ at: "/mergedId" }] });
	expect(refused?.faults[0]?.message).toMatch(/would lose its protection \(victim\)/);
	// A victim among the roles stays one, and protected.
	const both = merging(person("kept", "other", state), person("merged", "suspectedVictim")).kept.state;
	expect(both).toMatchObject({ roles: ["suspectedVictim"], protectedAs: ["victim"] });
	// One who was not assessed takes over the protection instead.
	expect(merging(person("kept", "other"), person("merged", "suspectedVictim")).kept.state.protectedAs).toEqual([
		"victim",
	]);
});

test("a merge does not decide by the way what somebody must decide", () => {
	expect(refusal(person("a", "suspect"), person("b", "victim"))?.faults[0]?.message).toMatch(/suspect/);
	expect(refusal(person("a", "victim"), person("b", "suspect"))?.faults[0]?.message).toMatch(/suspect/);
	expect(refusal(person("a", "other"), person("a", "other"))?.faults[0]?.message).toMatch(/same record/);
	const ages = refusal(
		person("a", "other", { age: { from: 30, to: 35 } }),
		person("b", "other", { age: { from: 10, to: 17 } }),
	);
	expect(ages?.faults[0]?.message).toMatch(/age/);
	expect(refusal(person("a", "other"), person("b", "other", { caseId: null }))?.faults[0]?.message).toMatch(/imported/);
	const assessed = person("b", "other", { assessment: { version: 1 } as PersonState["assessment"] });
	expect(refusal(person("a", "other"), assessed)?.faults[0]?.message).toMatch(/assessed/);
	const returned = person("b", "other", { returned: { kind: "removal" } as PersonState["returned"] });
	expect(refusal(person("a", "other"), returned)?.faults[0]?.message).toMatch(/return/);
	const [kept, merged] = [person("a", "other"), person("b", "other")];
	expect(mergePair({ kept, merged }, { mergedVersion: 9, at })).toMatchObject({
		refused: { code: "VERSION_CONFLICT" },
	});
});
