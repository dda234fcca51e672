import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { person, suspicion } from "../../persons/person/testing.ts";
import { aCharge } from "../charge/testing.ts";
import { decideRecordCourtStage } from "./decide.ts";
import type { RecordCourtStage } from "./reach-stage.ts";

const suspect = person({ roles: ["suspect"], suspicion: suspicion({ offence: "trafficking" }) });

test("a stage is the next version of its charge", () => {
	const decision = decideRecordCourtStage({ charge: aCharge(), person: suspect }, { stage: "prosecution" }, by);
	expect(cameTo(decision)).toMatchObject({
		writes: [
			["charge.replace", { id: "c", status: "prosecution", version: 2 }],
			["court_stage.insert", { charge_id: "c", case_id: "k", n: 1, stage: "prosecution", by_post: by.actor.postId }],
		],
		events: [{ name: "CaseRecordChanged", payload: { record: "court-stage", recordId: "c", change: "added" } }],
		answer: { id: "c", status: "prosecution", version: 2, stages: [{ n: 1, stage: "prosecution", outcome: null }] },
	});
});

test("all that is wrong with a stage is refused together", () => {
	const command = { stage: "verdict", reachedOn: "2025-01-01" } as const;
	expect(cameTo(decideRecordCourtStage({ charge: aCharge(), person: suspect }, command, by))).toMatchObject({
		refused: "REFUSED",
		at: ["/stage", "/outcome", "/reachedOn"],
	});
});

test("a verdict that fell against a victim is recorded where its day is known, as a breach", () => {
	const victim = person({ roles: ["victim"] });
	const found = { charge: aCharge({ status: "trial", chargedOn: "2025-01-01" }), person: victim };
	const command = { stage: "verdict", outcome: "convicted" } as const;
	expect(cameTo(decideRecordCourtStage(found, { ...command, reachedOn: "2025-02-01" }, by))).toMatchObject({
		writes: [
			["charge.replace", {}],
			["court_stage.insert", { breaches: [{ at: "/stage" }] }],
		],
		events: [{ name: "CaseRecordChanged" }, { name: "ProtectionBreached", payload: { record: "court-stage" } }],
	});
	expect(cameTo(decideRecordCourtStage(found, command, by))).toMatchObject({ refused: "PROTECTED_NEVER_SUSPECT" });
});

test("a sentence is recorded in parts, with the sentence alone (000:814, 2895)", () => {
	const found = { charge: aCharge({ status: "convicted" }), person: suspect };
	const sentence = { imprisonmentMonths: 48, suspendedMonths: 12, compensation: { amount: 5_000, currency: "FJD" } };
	expect(cameTo(decideRecordCourtStage(found, { stage: "sentence", sentence }, by))).toMatchObject({
		writes: [
			["charge.replace", {}],
			["court_stage.insert", { sentence }],
		],
	});
	const at = (command: RecordCourtStage) => cameTo(decideRecordCourtStage(found, command, by));
	expect(at({ stage: "confiscation", sentence })).toMatchObject({ at: ["/sentence"] });
	expect(at({ stage: "sentence", sentence: {} })).toMatchObject({ at: ["/sentence"] });
	expect(at({ stage: "sentence", sentence: { suspendedMonths: 2 } })).toMatchObject({
		at: ["/sentence/suspendedMonths"],
	});
	expect(at({ stage: "sentence", sentence: { life: true, imprisonmentMonths: 2 } })).toMatchObject({
		at: ["/sentence/imprisonmentMonths"],
	});
});
