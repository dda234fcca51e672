import { type Operations, pageOf } from "@seamark/service";
import Type from "typebox";
import { reportStatuses } from "../../codes/reports.ts";
import { object, oneOf } from "../../schema.ts";
import { listReports, timelinessOf } from "../../store/reports.ts";
import { presentHead, ReportHead } from "../report/answer.ts";
import { idsOfReceipt } from "../report/receipt.ts";

const Timeliness = object({
	waiting: Type.Integer(),
	overdue: Type.Integer(),
	settledInTime: Type.Integer(),
	settledLate: Type.Integer(),
});
const windowMs = 30 * 86_400_000;

export const readIntakeQueue = (api: Operations): void =>
	api.listing({
		name: "read-intake-queue",
		url: "/reports",
		access: "reports:takeIn",
		summary: "Read the intake queue",
		description:
			"Reports for your agency, what is due first; waiting ones unless another status is asked for. The counts say how well the agency meets its targets: now, and over the last thirty days.",
		tag: "reports",
		record: "report",
		item: ReportHead,
		totals: { timeliness: Timeliness },
		criteria: {
			status: Type.Optional(oneOf(reportStatuses)),
			overdue: Type.Optional(oneOf(["true"])),
			receipt: Type.Optional(
				Type.String({
					minLength: 1,
					maxLength: 40,
					description: "the receipt of a report as it was read out, in any status: R-7KQ2-9MXD",
				}),
			),
		},
		read: async (
			{ query: { receipt, status = receipt === undefined ? "waiting" : undefined, overdue }, at, asCaller },
			{ after, limit },
		) => {
			const now = new Date(at).toISOString();
			const overdueAt = overdue ? now : undefined;
			const ids = receipt === undefined ? undefined : idsOfReceipt(receipt);
			return asCaller(async (tx) => ({
				...pageOf(await listReports(tx, { status, ids, overdueAt, limit: limit + 1, after }), limit, {
					present: (report) => presentHead(report, at),
					idOf: ({ id }) => id,
				}),
				totals: { timeliness: await timelinessOf(tx, now, new Date(at - windowMs).toISOString()) },
			}));
		},
	});
