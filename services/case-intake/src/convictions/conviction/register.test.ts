import { expect, test } from "vitest";
import { aCharge } from "../../charges/charge/testing.ts";
import { assessed, person, suspicion } from "../../persons/person/testing.ts";
import type { StageRecord } from "../../store/charges.ts";
import { convictedOf, isFindable, keepsShield } from "./register.ts";

const stage = (n: number, o: Partial<StageRecord>): StageRecord => ({
	...{ n, stage: "verdict", reachedOn: "2025-05-01", outcome: "convicted", sentence: null, breaches: [], note: "" },
	...{ recordedAt: "2026-01-01T00:00:00Z", byPost: "b" },
	...o,
});
const convicted = aCharge({ status: "convicted", stages: [stage(1, {})] });
const suspect = person({ roles: ["suspect"], suspicion: suspicion() });
const today = "2026-11-30";
const now = Date.parse(today);

test("what stands is found until the day on which it is spent", () => {
	expect(isFindable({ spentOn: null }, convicted, [suspect], now)).toBe(true);
	expect(isFindable({ spentOn: "2026-12-01" }, convicted, [suspect], now)).toBe(true);
	for (const spentOn of [today, "2020-01-01"]) expect(isFindable({ spentOn }, convicted, [suspect], now)).toBe(false);
});

test("an appeal is told, and what fell or was against the law is found no more", () => {
	const lodged = {
		...convicted,
		status: "appealed" as const,
		stages: [stage(1, {}), stage(2, { stage: "appeal", outcome: null })],
	};
	expect(convictedOf(lodged)).toMatchObject({ appeal: "pending", decidedOn: "2025-05-01" });
	const upheld = { ...convicted, stages: [stage(1, {}), stage(2, { stage: "appeal", reachedOn: "2026-05-01" })] };
	expect(convictedOf(upheld)).toMatchObject({ appeal: "upheld", decidedOn: "2025-05-01" });
	for (const outcome of ["acquitted", "retrial"] as const) {
		const fell = { ...convicted, status: outcome, stages: [stage(1, {}), stage(2, { stage: "appeal", outcome })] };
		expect(isFindable({ spentOn: null }, fell, [suspect], now)).toBe(false);
	}
	const breach = { ...convicted, breaches: [{ at: "/offence", message: "protected" }] };
	expect(isFindable({ spentOn: null }, breach, [suspect], now)).toBe(false);
});

// Non-punishment (Principle 7; 000:2376): who is a victim too is in no register that is searched, by any of their records.
test.each([
	["a victim", { ...suspect, roles: ["suspect" as const, "victim" as const], protectedAs: ["victim" as const] }],
	["a presumed victim", { ...suspect, identification: "presumed" as const }],
	["somebody found trafficked", assessed(suspect, "trafficking").state],
	["a smuggled migrant", { ...suspect, protectedAs: ["smuggledMigrant" as const] }],
	["a refugee", { ...suspect, protectedAs: ["refugee" as const] }],
	[
		"a victim until yesterday, by one officer's word",
		{ ...suspect, guarded: [{ as: "victim" as const, until: "2026-12-15T00:00:00.000Z" }] },
	],
	["a witness", { ...suspect, roles: ["suspect" as const, "witness" as const] }],
	["one to whom something was done, not settled", person({ roles: ["concerned"] })],
	["a child, or who may be one", { ...suspect, age: { from: 15, to: 19 } }],
])("%s who was convicted keeps the shield", (_who, state) => {
	expect(keepsShield([suspect, state], now)).toBe(true);
	expect(isFindable({ spentOn: null }, convicted, [suspect, state], now)).toBe(false);
});
