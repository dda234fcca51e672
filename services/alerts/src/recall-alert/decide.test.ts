import { expect, test } from "vitest";
import { actor, alertState, at, by, outcomeOf } from "../alert/testing.ts";
import { decideRecallAlert, tombstone } from "./decide.ts";

const command = { reason: "the source withdrew", by, actor, at };

test("given an alert, when it is recalled, then no content is left, conditions included, and the reason stays", () => {
	const { handling } = alertState();
	const conditional = alertState({
		handling: { ...handling, use: { codes: [], purposes: [], conditions: ["names the source"] } },
	});
	expect(tombstone(conditional, command)).toMatchObject({
		version: 2,
		status: "recalled",
		content: null,
		recallReason: "the source withdrew",
		handling: { use: { conditions: [] } },
	});
});

test("given an alert, when it is recalled, then its versions and what it was imported from are emptied too", () => {
	expect(outcomeOf(decideRecallAlert(alertState(), command))).toEqual({
		writes: [
			...["alert.replace", "alert_version.insert", "alert_version.erase", "stix_object.erase"],
			...["alert_question.erase", "alert_word.take", "alert_word.erase"],
		],
		events: ["AlertRecalled"],
		answer: { id: alertState().id, version: 2, status: "recalled", changedAt: "2026-06-01T00:00:00.000Z" },
	});
});
