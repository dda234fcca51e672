import { expect, test } from "vitest";
import { actor, alertState, at, outcomeOf, by as who } from "../alert/testing.ts";
import { decideAskQuestion, mostAsked, mostOpen } from "./decide.ts";

const by = { who, actor, id: "01900000-0000-7000-8000-0000000000f1", at };

test("given an alert, when a reader asks, then the text is kept and the event has ids alone", () => {
	const decision = decideAskQuestion({ alert: alertState(), asked: 0, open: 0 }, "Which harbour?", by);
	expect(outcomeOf(decision)).toEqual({
		writes: ["alert_question.insert"],
		events: ["AlertQuestionAsked"],
		answer: { id: by.id, alert: alertState().id, version: 1, askedAt: "2026-06-01T00:00:00.000Z" },
	});
	if ("refused" in decision) throw new Error("refused");
	expect(decision.writes[0]?.row).toMatchObject({ text: "Which harbour?", agency: who.agency, version: 1 });
	for (const { data } of decision.events) expect(Buffer.from(data).toString("latin1")).not.toContain("harbour");
});

test.each([
	["too many wait", { asked: mostOpen, open: mostOpen }],
	["too many were asked", { asked: mostAsked, open: 0 }],
])("given that %s, when a reader asks, then it is refused", (_, counts) =>
	expect(outcomeOf(decideAskQuestion({ alert: alertState(), ...counts }, "Which?", by))).toEqual({
		refused: "REFUSED",
	}),
);
