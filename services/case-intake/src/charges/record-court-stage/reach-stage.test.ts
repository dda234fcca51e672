import fc from "fast-check";
import { expect, test } from "vitest";
import { courtOutcomes, courtStages } from "../../codes/courts.ts";
import type { PersonState, Role } from "../../persons/person/state.ts";
import { isConvicted, isProsecuted } from "../charge/counting.ts";
import { aCharge } from "../charge/testing.ts";
import { type RecordCourtStage, reachStage } from "./reach-stage.ts";

const charge = aCharge();
const by = { post: "b", country: "FJ", at: Date.parse("2026-11-01") };
const person = (role: Role, more: Partial<PersonState> = {}) =>
	({ roles: [role], protectedAs: [], suspicion: null, ...more }) as unknown as PersonState;

const commands = fc.array(
	fc.record(
		{
			stage: fc.constantFrom(...courtStages),
			outcome: fc.constantFrom(...courtOutcomes),
			reachedOn: fc.constantFrom("2025-12-31", "2026-01-01", "2026-02-01", "2026-03-01", "2027-01-01"),
		},
		{ requiredKeys: ["stage"] },
	),
	{ maxLength: 40 },
);

test("whatever is tried, the record of a charge tells a possible story", () => {
	fc.assert(
		fc.property(commands, fc.nat(40), (list, changesAt) => {
			let now = charge;
			let convictedBefore = false;
			for (const [n, command] of list.entries()) {
				const suspect = n < changesAt;
				const decision = reachStage(
					now,
					person(suspect ? "suspect" : "suspectedVictim"),
					command as RecordCourtStage,
					by,
				);
				if ("refused" in decision) {
					expect(decision.refused.faults.length).toBeGreaterThan(0);
					continue;
				}
				// Nothing follows the end, and a conviction is only of somebody who is a suspect.
				expect(now.status).not.toBe("discontinued");
				// What was done to anybody else is a breach, and counts as nothing.
				if (!suspect) expect(isConvicted(decision.charge.stages) && !convictedBefore).toBe(false);
				now = decision.charge;
				convictedBefore = isConvicted(now.stages);
				expect(now.stages.map((one) => one.n)).toEqual(now.stages.map((_, index) => index + 1));
			}
			const breached = now.stages.some((one) => one.breaches.length > 0);
			if (isConvicted(now.stages) && !breached) expect(isProsecuted(now.stages)).toBe(true);
			if (["convicted", "sentenced"].includes(now.status) && !breached) expect(isConvicted(now.stages)).toBe(true);
			if (["acquitted", "retrial"].includes(now.status)) expect(isConvicted(now.stages)).toBe(false);
			const days = now.stages.flatMap(({ reachedOn }) => reachedOn ?? []);
			expect(days).toEqual(days.toSorted());
			expect(days.every((day) => day >= "2026-01-01" && day < "2026-11-03")).toBe(true);
			expect(now.version).toBe(now.stages.length + 1);
		}),
		{ numRuns: 400 },
	);
});

test.each([
	["nobody protected", [], "trafficking", "unknown", true],
	["a victim, of what makes them a suspect", ["victim"], "trafficking", "unrelated", true],
	["a victim, of what is no longer held against them", ["victim"], "homicide", "unrelated", false],
	["a migrant likewise", ["smuggledMigrant"], "drugs", "unrelated", false],
] as const)(
	"a charge goes on against a suspect who is %s: %j, suspected of %s, %s: %s",
	(_who, protectedAs, offence, relation, on) => {
		const suspect = person("suspect", {
			protectedAs,
			suspicion: { offence, relation, ground: "seen", unrelatedBy: "secondOfficer" },
		});
		const take = (stage: RecordCourtStage["stage"]) => reachStage(charge, suspect, { stage }, by);
		expect("charge" in take("prosecution")).toBe(on);
		if (!on)
			expect(take("prosecution")).toMatchObject({
				refused: { code: "PROTECTED_NEVER_SUSPECT", faults: [{ at: "/stage" }] },
			});
		expect("charge" in take("discontinued")).toBe(true);
	},
);

test("a company is fined and wound up, and not imprisoned; nobody else is wound up", () => {
	const convicted = aCharge({ status: "convicted", personId: null, companyId: "e", liability: "criminal" });
	const sentence = { imprisonmentMonths: 12, measures: ["probation" as const] };
	const faultsOf = (decision: ReturnType<typeof reachStage>) =>
		"refused" in decision ? decision.refused.faults.map(({ at }) => at) : [];
	expect(faultsOf(reachStage(convicted, null, { stage: "sentence", sentence }, by))).toEqual([
		"/sentence/imprisonmentMonths",
		"/sentence/measures/0",
	]);
	const imposed = {
		fine: { amount: 1, currency: "FJD" },
		measures: ["dissolution" as const, "exclusionFromTenders" as const],
	};
	expect(faultsOf(reachStage(convicted, null, { stage: "sentence", sentence: imposed }, by))).toEqual([]);
	expect(
		faultsOf(
			reachStage(aCharge({ status: "convicted" }), person("suspect"), { stage: "sentence", sentence: imposed }, by),
		),
	).toEqual(["/sentence/measures/0"]);
});
