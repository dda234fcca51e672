import { expect, test } from "vitest";
import { by, cameTo, who } from "../../decision/testing.ts";
import { aLinking, aReport, fullReport, ids, settledStatuses } from "../report/testing.ts";
import { decideTakeInReport, type TakeInReport } from "./decide.ts";

const takeIn = (report = fullReport(), command: TakeInReport = { title: "Landing" }) =>
	cameTo(decideTakeInReport(report, command, { fields: [], linking: aLinking() }, { ...by, who, newId: ids() }));

test("case, report, persons and things come together, and nobody becomes a suspect by being reported", () => {
	const { id: reportId } = aReport();
	expect(takeIn()).toMatchObject({
		writes: [
			["case.insert", { id: by.id, title: "Landing" }],
			["report.settle", { id: reportId, status: "takenIn", case_id: by.id, taken_by_post: who.post }],
			["vault_subject.enter", { kind: "identity", id: "01900000-0000-7000-8000-0000000000d1" }],
			["person.insert-first", { case_id: by.id, roles: ["concerned"] }],
			["person.insert-first", { case_id: by.id, roles: ["other"], identity_id: null }],
			["entity.insert", { kind: "vehicle", value: "AB-12 34" }],
			["case_entity.insert-reported", { case_id: by.id, role: "other" }],
		],
		answer: { caseId: by.id, persons: 2, links: 1, unlinked: [] },
	});
	expect(takeIn().events).toMatchObject([
		{ name: "CaseOpened", payload: { caseId: by.id, reportId } },
		{ name: "ReportTakenIn", payload: { caseId: by.id, reportId } },
		{ name: "PersonAdded", payload: { roles: ["concerned"], identified: true } },
		{ name: "PersonAdded", payload: { roles: ["other"], identified: false } },
		{ name: "CaseRecordChanged", payload: { record: "entity", change: "added" } },
	]);
});

test("all that is wrong with the case and with what is said of the things is refused together", () => {
	const things = [{ kind: "vehicle", value: "ZZ 99", role: "instrument", excluded: [who.agency] }] as const;
	expect(takeIn(fullReport(), { title: "Landing", jurisdiction: "QQ", things })).toMatchObject({
		refused: "REFUSED",
		at: ["/jurisdiction", "/things/0", "/things/0/excluded/0"],
	});
});

test.each(settledStatuses)("a report that was %s is not taken in again", (status) => {
	expect(takeIn(aReport({ status }))).toEqual({
		refused: "REPORT_SETTLED",
		at: [],
		detail: `The report is ${status}.`,
	});
});
