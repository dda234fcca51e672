import { actorOf } from "@seamark/auth";
import type { HttpServer } from "@seamark/http";
import { currentTraceparent } from "@seamark/telemetry";
import Type, { type Static } from "typebox";
import { reportStatuses } from "../../codes/reports.ts";
import type { Deps } from "../../deps.ts";
import { recordsAccessed } from "../../events.ts";
import { Id, object, oneOf, pageQuery } from "../../schema.ts";
import { readAs } from "../../store/read.ts";
import { listReports, timelinessOf } from "../../store/reports.ts";
import { presentHead, ReportHead } from "../report/answer.ts";

const Query = object({
	status: Type.Optional(oneOf(reportStatuses)),
	overdue: Type.Optional(oneOf(["true"])),
	...pageQuery,
});

const schema = {
	summary: "Read the intake queue",
	description:
		"Reports for your agency, what is due first; waiting ones unless another status is asked for. The counts say how the agency stands against its targets: now, and over the last thirty days.",
	tags: ["reports"],
	querystring: Query,
	response: {
		200: object({
			reports: Type.Array(ReportHead),
			timeliness: object({
				waiting: Type.Integer(),
				overdue: Type.Integer(),
				settledInTime: Type.Integer(),
				settledLate: Type.Integer(),
			}),
			next: Type.Union([Id, Type.Null()]),
			more: Type.Boolean(),
		}),
	},
};

const windowMs = 30 * 86_400_000;

export const readIntakeQueueRoute = (app: HttpServer, { context }: Deps): void => {
	app.get<{ Querystring: Static<typeof Query> }>(
		"/reports",
		{ schema, config: { access: "reports:takeIn" } },
		async ({ session, query }) => {
			const who = session.principal();
			const now = context.now();
			const { status = "waiting", overdue, limit: asked = "50", after } = query;
			const limit = Number(asked);
			const { rows, timeliness } = await readAs(context.pool, who, now, async (tx) => ({
				rows: await listReports(tx, {
					status,
					overdueAt: overdue ? new Date(now).toISOString() : undefined,
					limit: limit + 1,
					after,
				}),
				timeliness: await timelinessOf(tx, new Date(now).toISOString(), new Date(now - windowMs).toISOString()),
			}));
			const page = rows.slice(0, limit);
			await context.committer.commit({
				writes: [],
				events: [
					recordsAccessed({
						actor: actorOf(session, who),
						action: "disclosure",
						record: "report",
						ids: page.map((one) => one.id),
						query: `read-intake-queue ${JSON.stringify({ status, overdue: overdue !== undefined })}`,
						found: page.length > 0,
					}),
				],
				traceparent: currentTraceparent(),
			});
			const more = rows.length > limit;
			return {
				reports: page.map((report) => presentHead(report, now)),
				timeliness,
				next: more ? (page.at(-1)?.id ?? null) : null,
				more,
			};
		},
	);
};
