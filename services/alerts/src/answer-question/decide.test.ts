import { expect, test } from "vitest";
import { actor, alertState, at, outcomeOf, by as who } from "../alert/testing.ts";
import { decideAnswerQuestion, mostAnswers } from "./decide.ts";

const by = { who, actor, id: "01900000-0000-7000-8000-0000000000f2", at };
const question = { id: "01900000-0000-7000-8000-0000000000f1", answers: 0 };

test.each([
	["asker", false],
	["all", true],
] as const)(
	"given a question, when it is answered to %s, then the row says so and the event has ids alone",
	(to, toAll) => {
		const decision = decideAnswerQuestion({ alert: alertState(), question }, { text: "The north harbour.", to }, by);
		expect(outcomeOf(decision)).toEqual({
			writes: ["alert_answer.insert"],
			events: ["AlertQuestionAnswered"],
			answer: { id: by.id, answeredAt: "2026-06-01T00:00:00.000Z" },
		});
		if ("refused" in decision) throw new Error("refused");
		expect(decision.writes[0]?.row).toMatchObject({ to_all: toAll, text: "The north harbour.", agency: who.agency });
		for (const { data } of decision.events) expect(Buffer.from(data).toString("latin1")).not.toContain("harbour");
	},
);

test("given a question with all the answers it may have, when it is answered, then it is refused", () =>
	expect(
		outcomeOf(
			decideAnswerQuestion(
				{ alert: alertState(), question: { ...question, answers: mostAnswers } },
				{ text: "And more.", to: "all" },
				by,
			),
		),
	).toEqual({ refused: "REFUSED" }));
