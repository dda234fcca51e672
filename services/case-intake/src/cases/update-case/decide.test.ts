import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aCase } from "../case/testing.ts";
import { decideUpdateCase } from "./decide.ts";

test("what is left out stays", () => {
	expect(cameTo(decideUpdateCase(aCase({ summary: "old" }), { title: "Planes" }, by))).toMatchObject({
		writes: [["case.replace", { title: "Planes", summary: "old", jurisdiction: "FJ", status: "open", version: 4 }]],
		events: [{ name: "CaseRecordChanged", payload: { record: "case", change: "changed" } }],
		answer: { title: "Planes", version: 4, changedAt: "2026-01-02T03:04:05.000Z" },
	});
});

test("a law without a profile is refused", () => {
	expect(cameTo(decideUpdateCase(aCase(), { jurisdiction: "QQ" }, by))).toMatchObject({ at: ["/jurisdiction"] });
});
