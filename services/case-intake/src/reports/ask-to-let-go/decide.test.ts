import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aReport, fullReport, settledStatuses } from "../report/testing.ts";
import { decideAskToLetGo } from "./decide.ts";

test("a second officer is asked about a report that says who somebody is, and about no other", () => {
	expect(cameTo(decideAskToLetGo(fullReport(), "told twice", by))).toMatchObject({
		writes: [["second_person.insert", { deed: "letGo", subject_kind: "report", subject: fullReport().id }]],
		events: [{ name: "SecondPersonAsked" }],
		answer: { state: "waiting", of: { kind: "report" } },
	});
	expect(cameTo(decideAskToLetGo(aReport(), "told twice", by))).toMatchObject({ refused: "REFUSED" });
	for (const status of settledStatuses)
		expect(cameTo(decideAskToLetGo({ ...fullReport(), status }, "told twice", by))).toMatchObject({
			refused: "REPORT_SETTLED",
		});
});
