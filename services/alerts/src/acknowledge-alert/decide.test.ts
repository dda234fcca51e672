import { decodeEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import { actor, alertState, at, outcomeOf, by as who } from "../alert/testing.ts";
import { tombstone } from "../recall-alert/decide.ts";
import { decideAcknowledgeAlert } from "./decide.ts";

const by = { who, actor, at };
const alert = alertState();
const recalled = tombstone(alert, { reason: "wrong", by: who, at });
const earlier = [
	{ agency: who.agency, post: who.post, version: 1, recall: false, acknowledgedAt: "2026-05-01T00:00:00.000Z" },
];

test("given nothing, when a version is acknowledged, then it is kept once, with the event", () => {
	expect(outcomeOf(decideAcknowledgeAlert({ alert, isForCaller: true, earlier: [] }, 1, by))).toEqual({
		writes: ["acknowledgement.insert"],
		events: ["AlertAcknowledged"],
		answer: { id: alert.id, version: 1, acknowledgedAt: "2026-06-01T00:00:00.000Z" },
	});
});

test("given an acknowledgement of this version, when it comes again, then it gets the first answer and nothing is kept", () => {
	expect(outcomeOf(decideAcknowledgeAlert({ alert, isForCaller: true, earlier }, 1, by))).toEqual({
		writes: [],
		events: [],
		answer: { id: alert.id, version: 1, acknowledgedAt: "2026-05-01T00:00:00.000Z" },
	});
});

test("given a recalled alert, when its last version is acknowledged, then that confirms the recall; an earlier one does not", () => {
	for (const version of [1, 2]) {
		const decision = decideAcknowledgeAlert({ alert: recalled, isForCaller: true, earlier: [] }, version, by);
		if ("refused" in decision) throw new Error("refused");
		const recall = version === 2;
		expect(decision.writes[0]?.row).toMatchObject({ version, recall });
		expect(decision.events.map((event) => decodeEvent(event)?.payload)).toMatchObject([{ version, recall }]);
	}
});

test("given version 1, when a later one is acknowledged, then it is refused", () => {
	expect(decideAcknowledgeAlert({ alert, isForCaller: true, earlier: [] }, 2, by)).toMatchObject({
		refused: { code: "REFUSED", faults: [{ at: "/version" }] },
	});
});

test("given a version that was never for the post, when it is acknowledged, then it is refused and says which one to read", () => {
	const later = alertState({ version: 2 });
	expect(decideAcknowledgeAlert({ alert: later, isForCaller: false, earlier: [] }, 1, by)).toMatchObject({
		refused: { code: "REFUSED", faults: [{ at: "/version", message: expect.stringContaining("version 2") }] },
	});
});
