import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { aCase } from "../case/testing.ts";
import { decideEraseCase } from "./decide.ts";

test("the case forgets who its persons are, and each file; it stays as it is otherwise", () => {
	const one = aCase({ status: "closed" });
	const file = {
		id: "01900000-0000-7000-8000-0000000000f1",
		uploadId: "01900000-0000-7000-8000-0000000000f2",
		sealedBy: "case",
	} as const;
	const came = cameTo(decideEraseCase(one, { erased: 2, files: [file] }, by));
	expect(came).toMatchObject({
		events: [
			{ name: "CaseRecordChanged", payload: { record: "identities", recordId: one.id, change: "removed" } },
			{ name: "CaseRecordChanged", payload: { record: "attachment", recordId: file.id, change: "removed" } },
		],
		answer: { erased: 2, files: 1 },
	});
	expect(came.writes?.[0]).toEqual([
		"person.forget-identities",
		{ case_id: one.id, changed_at: "2026-01-02T03:04:05.000Z" },
	]);
	expect(JSON.stringify(came.writes)).toContain(file.id);
});
