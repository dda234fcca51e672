import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aCase } from "../case/testing.ts";
import { decideCloseCase } from "./decide.ts";

test("a case is closed with the reason and the time, as its next version", () => {
	const one = aCase();
	expect(cameTo(decideCloseCase(one, "transferred", by))).toMatchObject({
		writes: [
			["case.replace", { id: one.id, status: "closed", close_reason: "transferred", version: 4 }],
			["task.cancel-of-case", { case_id: one.id, by_post: by.actor.postId }],
		],
		events: [{ name: "CaseClosed", payload: { caseId: one.id, version: 4, reason: "transferred" } }],
		answer: { status: "closed", closeReason: "transferred", closedAt: "2026-01-02T03:04:05.000Z", version: 4 },
	});
});
