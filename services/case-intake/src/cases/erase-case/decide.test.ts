import { expect, test } from "vitest";
import { by as asking, cameTo } from "../../decision/testing.ts";
import type { ToErase } from "../../erasure/decide.ts";
import { fullReport } from "../../reports/report/testing.ts";
import { ask } from "../../second-person/second-person.ts";
import { aCase } from "../case/testing.ts";
import { decideEraseCase } from "./decide.ts";

const one = aCase({ status: "closed", title: "Call 700 1234 (invented)" });
const asked = ask(
	{ deed: "eraseCase", subjectKind: "case", subject: one.id, about: "courtOrder", reason: "order 12; call 700 1234" },
	asking,
);
if ("refused" in asked) throw new Error("not asked");
const by = { ...asking, request: asked.request };
const id = (n: number) => `01900000-0000-7000-8000-0000000000${n}`;
const person = {
	id: id(10),
	version: 3,
	caseId: one.id,
	identityId: id(11),
	scope: one.id,
	erased: false,
	suspectAlone: false,
	imported: false,
	mergedInto: null,
	mergedAt: null,
	custom: { shelter: "North (invented)", minor: true },
};
const reached: ToErase = {
	cause: one.id,
	agency: one.agency,
	erasedCase: one.id,
	persons: [person, { ...person, id: id(12), identityId: null, erased: true }],
	files: [
		{ id: id(13), uploadId: id(14), sealedBy: "case", keptAs: "parts", caseId: one.id },
		{ id: id(15), uploadId: id(16), sealedBy: "hub", keptAs: "database", caseId: one.id },
	],
	links: [{ caseId: one.id, entityId: id(17), role: "ofProtectedPerson" }],
	reports: [fullReport({ caseId: one.id })],
	cases: [one],
	staying: [],
	coded: ["minor"],
	isErasedIn: () => (value) => value === "700 1234",
	homeOf: () => "FJ",
};

test("the case is erased first, then everybody in it is nobody, and what the vault has of them leaves with the same commit", () => {
	const came = cameTo(decideEraseCase(reached, by));
	const rows = (name: string) => (came.writes ?? []).filter(([one]) => one === name).map(([, row]) => row);
	expect(came).toMatchObject({
		events: [
			{ name: "CaseRecordChanged", payload: { record: "identities", recordId: one.id, change: "removed" } },
			{ name: "CaseRecordChanged", payload: { record: "attachment", recordId: id(13), change: "removed" } },
			{ name: "CaseRecordChanged", payload: { record: "attachment", recordId: id(15), change: "removed" } },
			{ name: "CaseRecordChanged", payload: { record: "entity", recordId: id(17), change: "removed" } },
		],
		answer: { erased: 1, files: 2 },
	});
	// The second officer's word is spent with the same commit, and says no number of whom it erases.
	expect(came.writes?.slice(0, 3).map(([name]) => name)).toEqual([
		"second_person.spend",
		"second_person.scrub-reason",
		"case.erase",
	]);
	const erasure = { byPost: by.actor.postId, reason: "courtOrder", words: "order 12; call [erased]" };
	for (const name of ["case.erase", "person.forget", "erased_file.insert", "report.scrub"])
		expect(rows(name)[0]).toMatchObject({ erasure });
	expect(came.writes?.at(-1)).toEqual(["case.nothing-left", { case_id: one.id }]);
	// A file that is put to a record of theirs in another case meanwhile counts too.
	expect(rows("person.no-file-left")).toEqual([{ id: person.id }, { id: id(12) }]);
	expect(rows("person.forget")).toMatchObject([{ id: person.id, version: 3 }]);
	expect(rows("person.forget")[0]).toHaveProperty("custom", { minor: true });
	expect(rows("vault_subject.leave")).toMatchObject([
		{ kind: "scope", id: one.id },
		{ kind: "scope", id: reached.reports[0]?.id },
		{ kind: "identity", id: person.identityId },
		{ kind: "file", id: id(14) },
	]);
	expect(rows("case.scrub")).toMatchObject([{ title: "Call [erased] (invented)", summary: one.summary }]);
	expect(JSON.stringify(rows("report.scrub"))).not.toContain("identityId");
});

test("a report of another case, which names somebody who is erased, keeps everybody else", () => {
	const full = fullReport({ id: id(20), caseId: id(21) });
	const both = {
		...full,
		content: {
			...full.content,
			persons: [...full.content.persons, { seenAs: "concerned" as const, identityId: person.identityId }],
			things: [{ kind: "phone" as const, value: "699 0000", ofProtectedPerson: true as const }],
		},
	};
	const came = cameTo(decideEraseCase({ ...reached, reports: [both] }, by));
	const rows = (name: string) => (came.writes ?? []).filter(([one]) => one === name).map(([, row]) => row);
	expect(rows("vault_subject.leave")).not.toContainEqual(expect.objectContaining({ kind: "scope", id: both.id }));
	expect(rows("report.scrub")).toMatchObject([
		{
			content: { persons: [...full.content.persons, { seenAs: "concerned" }], things: both.content.things },
			erased_at: null,
		},
	]);
});

test("erased once, there is nothing to erase", () => {
	const after = { ...reached, persons: [], files: [], cases: [{ ...one, erasedAt: one.openedAt }] };
	expect(decideEraseCase(after, by)).toEqual({ writes: [], events: [], answer: { erased: 0, files: 0 } });
});

test("without a second officer's word nothing is erased", () => {
	expect(decideEraseCase(reached, { ...asking, request: undefined })).toMatchObject({
		refused: { code: "SECOND_PERSON_NEEDED" },
	});
});
