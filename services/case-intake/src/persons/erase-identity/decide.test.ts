import { expect, test } from "vitest";
import { by as asking, cameTo } from "../../decision/testing.ts";
import type { ToErase } from "../../erasure/decide.ts";
import { ask } from "../../second-person/second-person.ts";
import { decideEraseIdentity } from "./decide.ts";

const id = (n: number) => `01900000-0000-7000-8000-0000000000${n}`;
const person: ToErase["persons"][number] = {
	...{ id: id(10), version: 1, caseId: id(11), identityId: null, scope: id(11) },
	...{ erased: false, suspectAlone: false, imported: true, mergedInto: null, mergedAt: null, custom: {} },
};
const asked = ask(
	{ deed: "eraseIdentity", subjectKind: "person", subject: person.id, about: "courtOrder", reason: "order 12" },
	asking,
);
if ("refused" in asked) throw new Error("not asked");
const by = { ...asking, request: asked.request };
const reached: ToErase = {
	...{ cause: person.id, agency: id(12), erasedCase: null, persons: [person] },
	...{ files: [], links: [], reports: [], cases: [], staying: [], coded: [] },
	isErasedIn: () => () => false,
	homeOf: () => "FJ",
};

test("words of an import are erased also where the record has no identity, and once", () => {
	const came = cameTo(decideEraseIdentity(reached, false, by));
	expect(came.writes?.map(([name]) => name)).toEqual([
		"second_person.spend",
		"person.forget",
		"imported_batch.scrub",
		"task.scrub",
		"person.no-file-left",
	]);
	const after = { ...reached, persons: [{ ...person, erased: true }] };
	expect(decideEraseIdentity(after, false, by)).toMatchObject({ refused: { code: "NOT_FOUND" } });
});
