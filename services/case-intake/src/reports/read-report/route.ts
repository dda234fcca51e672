import type { Tx } from "@seamark/db";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import { ById, Id, object, orNull } from "../../schema.ts";
import { casesWithKeys } from "../../store/entities.ts";
import { findReport, reportsAround } from "../../store/reports.ts";
import { presentReport, ReportAnswer } from "../report/answer.ts";
import { likelyDuplicates } from "../report/duplicates.ts";

const Answer = object({
	report: ReportAnswer,
	duplicates: Type.Array(
		object({
			id: Id,
			status: Type.String(),
			caseId: orNull(Id),
			score: Type.Number(),
			reasons: Type.Array(Type.String()),
		}),
	),
	cases: Type.Array(object({ id: Id, reference: Type.String(), shares: Type.Array(Type.String()) })),
});

export const readReport = (api: Operations): void =>
	api.reading({
		name: "read-report",
		url: "/reports/:id",
		access: "reports:takeIn",
		summary: "Read a report in the queue, with what may be the same",
		description:
			"Reports that tell of the same things, place or time are suggested with the reasons, and, to those who may read cases, cases in which one of its things is known. Who is in a report is never a reason. Whether it is the same, you decide.",
		tag: "reports",
		record: "report",
		params: ById,
		answer: Answer,
		read: ({ params, asCaller, who }) =>
			asCaller((tx) => withSuggestions(tx, params.id, who.scopes.includes("cases:read"))),
		missing: "REPORT_NOT_FOUND",
		beside: ({ duplicates, cases }) => [
			{ record: "report", ids: duplicates.map(({ id }) => id) },
			{ record: "case", ids: cases.map(({ id }) => id) },
		],
		present: ({ report, ...suggested }, { at }) => ({ report: presentReport(report, at), ...suggested }),
	});

/** Days around its coming, and how many reports, among which duplicates are looked for. */
const around = { days: 14, most: 1_000 };

/** Cases are shown to those who may read cases. */
const withSuggestions = async (tx: Tx, id: string, withCases: boolean) => {
	const report = await findReport(tx, id);
	if (!report) return undefined;
	const likely = likelyDuplicates(report, await reportsAround(tx, report, around.days, around.most));
	return {
		report,
		duplicates: likely.map(({ report: { id, status, caseId }, score, reasons }) => ({
			...{ id, status, caseId: withCases ? caseId : null, score },
			reasons: [...reasons],
		})),
		cases: withCases ? await casesWithKeys(tx, report.entityKeys) : [],
	};
};
