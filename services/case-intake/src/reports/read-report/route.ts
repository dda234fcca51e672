import { actorOf } from "@seamark/auth";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { consult } from "../../plumbing/consult.ts";
import { Id, object } from "../../schema.ts";
import { casesWithKeys } from "../../store/entities.ts";
import { readAs } from "../../store/read.ts";
import { findReport, reportsAround } from "../../store/reports.ts";
import { presentReport, ReportAnswer } from "../report/answer.ts";
import { likelyDuplicates } from "../report/duplicates.ts";

const Params = object({ id: Id });

const schema = {
	summary: "Read a report in the queue, with what may be the same",
	description:
		"Reports that tell of the same things, place or time are suggested with the reasons, and cases in which one of its things is known. Who is in a report is never a reason. Whether it is the same, you decide.",
	tags: ["reports"],
	params: Params,
	response: {
		200: object({
			report: ReportAnswer,
			duplicates: Type.Array(
				object({
					id: Id,
					status: Type.String(),
					caseId: Type.Union([Id, Type.Null()]),
					score: Type.Number(),
					reasons: Type.Array(Type.String()),
				}),
			),
			cases: Type.Array(object({ id: Id, reference: Type.String(), shares: Type.Array(Type.String()) })),
		}),
	},
};

/** Days around its coming, and how many reports, among which duplicates are looked for. */
const around = { days: 14, most: 1_000 };

export const readReportRoute = (app: HttpServer, deps: Deps): void => {
	app.get<{ Params: Static<typeof Params> }>(
		"/reports/:id",
		{ schema, config: { access: "reports:takeIn" } },
		async ({ session, params }) => {
			const { context } = deps;
			const { found: report, who } = await consult(deps, session, {
				record: "report",
				id: params.id,
				query: "read-report",
				read: (tx) => findReport(tx, params.id),
			});
			const { others, cases } = await readAs(context.pool, who, context.now(), async (tx) => ({
				others: await reportsAround(tx, report, around.days, around.most),
				cases: await casesWithKeys(tx, report.entityKeys),
			}));
			const likely = likelyDuplicates(report, others);
			// What is shown beside it was read as well.
			const shown = { report: likely.map((one) => one.report.id), case: cases.map(({ id }) => id) } as const;
			const actor = actorOf(session, who);
			const events = (["report", "case"] as const)
				.filter((record) => shown[record].length > 0)
				.map((record) =>
					recordsAccessed({
						...{ actor, record, ids: shown[record], query: "read-report suggestions", found: true },
						action: "consultation",
					}),
				);
			if (events.length > 0) await context.committer.commit({ writes: [], events, traceparent: currentTraceparent() });
			return {
				report: presentReport(report, context.now()),
				duplicates: likely.map(({ report: other, score, reasons }) => ({
					id: other.id,
					status: other.status,
					caseId: other.caseId,
					score,
					reasons: [...reasons],
				})),
				cases,
			};
		},
	);
};
