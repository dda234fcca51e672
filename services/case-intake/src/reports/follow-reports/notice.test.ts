import type { DecodedEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import { noticeOf } from "./notice.ts";

const who = { agency: "a", post: "p", scopes: ["reports:takeIn", "cases:read"] as const };
const told = (name: string, payload: object, as: object = {}) =>
	noticeOf({ name, payload } as unknown as DecodedEvent, { ...who, ...as });

test("a desk is told of its own agency's reports, of openings alone, and of its own tasks, and of nothing else", () => {
	const of = { reportId: "r", agencyId: "a", actor: { agencyId: "a", postId: "q" } };
	const events: [string, object, string | undefined][] = [
		["ReportReceived", of, "received"],
		["ReportDue", { ...of, overdue: false }, "due"],
		["ReportDue", { ...of, overdue: true }, "overdue"],
		["ReportTakenIn", of, "settled"],
		["ReportMerged", of, "settled"],
		["ReportDismissed", of, "settled"],
		["SecondPersonAsked", { ...of, alone: true, requestId: "s" }, "opened-alone"],
		["SecondPersonAsked", { ...of, alone: false, requestId: "s" }, undefined],
		["TaskDue", { ...of, postId: "p", taskId: "t" }, "task-due"],
		["TaskDue", { ...of, postId: "q", taskId: "t" }, undefined],
		["PersonChanged", { ...of, personId: "x" }, undefined],
	];
	for (const [name, payload, event] of events) {
		expect([name, told(name, payload)?.event]).toEqual([name, event]);
		// The same of another agency.
		const elsewhere = { ...payload, agencyId: "b", actor: { agencyId: "b", postId: "p" } };
		expect(told(name, elsewhere)).toBeUndefined();
	}
	for (const name of ["SecondPersonAsked", "TaskDue"])
		expect(told(name, { ...of, alone: true, postId: "p" }, { scopes: ["reports:takeIn"] })).toBeUndefined();
});
