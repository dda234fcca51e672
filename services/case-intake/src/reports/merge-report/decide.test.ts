import { expect, test } from "vitest";
import { aCase } from "../../cases/case/testing.ts";
import { by, cameTo } from "../../decision/testing.ts";
import { ask } from "../../second-person/second-person.ts";
import type { Linking } from "../report/link-things.ts";
import { aLinking, aReport, fullReport, ids, settledStatuses } from "../report/testing.ts";
import { decideMergeReport, type MergeReport } from "./decide.ts";

const caseId = aCase().id;
/** By which a second officer agreed that who is in the report is let go. */
const asked = ask({ deed: "letGo", subjectKind: "report", subject: fullReport().id, reason: "known there" }, by);
const request = "refused" in asked ? undefined : asked.request;
const merge = (report = fullReport(), command: MergeReport = {}, linking: Partial<Linking> = {}) =>
	cameTo(decideMergeReport(report, aCase(), command, aLinking(linking), { ...by, newId: ids(), request }));
const vehicle = { kind: "vehicle", value: "AB-12 34" } as const;

test("a report comes to a case that is still open, with its persons and things", () => {
	expect(merge()).toMatchObject({
		writes: [
			["case.still-open", { case_id: caseId }],
			["case.takes-identities", { case_id: caseId }],
			["report.settle", { status: "merged", case_id: caseId }],
			["vault_subject.enter", { kind: "identity", id: "01900000-0000-7000-8000-0000000000d1" }],
			["person.insert", { case_id: caseId }],
			["person.insert", { case_id: caseId }],
			["entity.insert", {}],
			["case_entity.insert-reported", { case_id: caseId, role: "other" }],
		],
		events: [
			{ name: "ReportMerged", payload: { caseId } },
			{ name: "PersonAdded" },
			{ name: "PersonAdded" },
			{ name: "CaseRecordChanged" },
		],
		answer: { caseId, reference: "2026-000001", persons: 2, links: 1, unlinked: [] },
	});
});

test("persons whom the case knows are left out, and so is what it has; the desk is told of a role that it has", () => {
	const known = [{ id: by.id, kind: "vehicle", key: "AB1234", country: "", roles: ["instrument"] }] as const;
	const said = (role: "other" | "instrument") => ({ withPersons: false, things: [{ ...vehicle, role }] });
	for (const [command, unlinked] of [
		[{ withPersons: false }, []],
		[said("other"), []],
		[said("instrument"), [{ ...vehicle, reason: expect.stringContaining("already") }]],
	] as const)
		expect(merge(fullReport(), command, { known })).toMatchObject({
			events: [{ name: "ReportMerged" }],
			answer: { persons: 0, links: 0, unlinked },
		});
});

test("what is said of a thing that the report does not name is refused", () => {
	const things = [{ ...vehicle, value: "ZZ 99", role: "instrument" }] as const;
	expect(merge(fullReport(), { things })).toMatchObject({ refused: "REFUSED", at: ["/things/0"] });
});

test("an erased case takes nobody who is identified; who is left out is erased with the report", () => {
	const into = aCase({ erasedAt: "2026-01-01T00:00:00.000Z" });
	const decide = (command: MergeReport) =>
		cameTo(decideMergeReport(fullReport(), into, command, aLinking(), { ...by, newId: ids(), request }));
	expect(decide({})).toMatchObject({ refused: "CONFLICT", detail: expect.stringContaining("were erased") });
	expect(decide({ withPersons: false }).writes).toContainEqual([
		"vault_subject.leave",
		expect.objectContaining({ kind: "identity", id: "01900000-0000-7000-8000-0000000000d1" }),
	]);
});

test.each(settledStatuses)("a report that was %s is not merged again", (status) => {
	expect(merge(aReport({ status }))).toMatchObject({ refused: "REPORT_SETTLED", detail: `The report is ${status}.` });
});

test("nobody's word is left out by one officer", () => {
	const alone = { ...by, newId: ids(), request: undefined };
	const decide = (report: ReturnType<typeof aReport>, command: MergeReport) =>
		cameTo(decideMergeReport(report, aCase(), command, aLinking(), alone));
	expect(decide(fullReport(), { withPersons: false })).toMatchObject({ refused: "SECOND_PERSON_NEEDED" });
	expect(decide(fullReport(), {})).toMatchObject({ answer: { persons: 2 } });
	expect(decide(aReport(), { withPersons: false })).toMatchObject({ answer: { persons: 0 } });
});
