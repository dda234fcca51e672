import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { nothingSealed } from "../../vault/sealing.ts";
import { acknowledge } from "../report/state.ts";
import { aReport } from "../report/testing.ts";
import { decideSubmitReport } from "./decide.ts";

test("a report is stored with who sent it", () => {
	const report = aReport();
	const decision = decideSubmitReport(report, undefined, nothingSealed, by);
	expect(cameTo(decision)).toMatchObject({
		writes: [["report.insert", { id: report.id, from_post: report.fromPost }]],
		events: [{ name: "ReportReceived", payload: { reportId: report.id, actor: { postId: by.actor.postId } } }],
		answer: acknowledge(report),
	});
	expect(decision).not.toHaveProperty("anonymous");
});

test("nothing that leads to the sender of an anonymous tip is stored with it", () => {
	const decision = decideSubmitReport(
		aReport({ channel: "anonymousTip", fromPost: null }),
		undefined,
		nothingSealed,
		by,
	);
	expect(decision).toMatchObject({ anonymous: true });
	expect(cameTo(decision).events).toMatchObject([
		{
			name: "ReportReceived",
			payload: { actor: { agencyId: by.actor.agencyId, postId: "", officerId: "", tokenId: "" } },
		},
	]);
});

test("what was sent before is there, whatever became of it; something else under its id is refused", () => {
	const sent = aReport({ status: "merged" });
	expect(decideSubmitReport(aReport(), sent, nothingSealed, by)).toEqual({
		writes: [],
		events: [],
		answer: { ...acknowledge(aReport()), status: "handled" },
		there: true,
	});
	expect(cameTo(decideSubmitReport(aReport({ contentHash: "other" }), sent, nothingSealed, by))).toMatchObject({
		refused: "REPORT_CONFLICT",
	});
});
