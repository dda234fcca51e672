import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { person, suspicion } from "../../persons/person/testing.ts";
import { aCharge } from "../charge/testing.ts";
import { decideRecordCourtStage } from "./decide.ts";

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
