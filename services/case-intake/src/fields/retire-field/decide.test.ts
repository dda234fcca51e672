import { expect, test } from "vitest";
import { accepted, by, ofEvent } from "../../decision/testing.ts";
import { aField } from "../field/testing.ts";
import { decideRetireField } from "./decide.ts";

const found = aField("mark", { record: "person", type: "code", choices: ["none", "anchor"], version: 4 });

test("a retired field keeps what it is, at its next version, and retires once", () => {
	const decision = accepted(decideRetireField(found, by));
	const { id: _, ...same } = found;
	const after = {
		...same,
		version: 5,
		status: "retired",
		definedAt: "2026-01-02T03:04:05.000Z",
		byPost: by.actor.postId,
	};
	expect(decision.answer).toEqual(after);
	expect(decision.events.map(ofEvent)).toMatchObject([["CaseRecordChanged", { recordId: by.id, change: "changed" }]]);
	expect(decideRetireField({ ...found, status: "retired" }, by)).toEqual({
		refused: { code: "FIELD_FIXED", faults: [{ at: "", message: "the field is retired already" }] },
	});
});
