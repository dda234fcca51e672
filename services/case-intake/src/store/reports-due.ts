import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { ReportUrgency } from "../codes/reports.ts";

export type UntoldReport = { id: string; dueAt: string; overdue: boolean };

/** Waiting reports of which the desk was not told yet that a quarter of their time is left, or none. */
export const untoldReports = async (
	tx: Tx,
	o: { agency: string; at: string; limit: number },
): Promise<UntoldReport[]> => {
	const { rows } = await tx.query<{ id: string; due_at: Date; overdue: boolean }>(
		`select id, due_at, due_at <= $2::timestamptz as overdue from report
		where agency = $1 and status = 'waiting' and told_due < 2
			and (due_at <= $2::timestamptz or told_due < 1 and due_at - (due_at - received_at) / 4 <= $2::timestamptz)
		order by due_at, id limit $3`,
		[o.agency, o.at, o.limit],
	);
	return rows.map((row) => ({ id: row.id, dueAt: row.due_at.toISOString(), overdue: row.overdue }));
};

export const markTold: Statement = {
	name: "report.mark-told",
	sql: `update report a set told_due = r.told from jsonb_to_recordset($1::jsonb) as r(id uuid, told smallint)
		where a.id = r.id and a.status = 'waiting' and a.told_due < r.told`,
	conflict: "CONFLICT",
};

/** Waiting reports of an agency past their target, by urgency. */
export const countOverdue = async (
	pool: Pool,
	agency: string,
	now: number,
): Promise<{ urgency: ReportUrgency; count: number }[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ urgency: ReportUrgency; count: number }>({
				name: "report.overdue",
				text: `select urgency, count(*)::int as count from report
					where agency = $1 and status = 'waiting' and due_at <= $2::timestamptz group by urgency`,
				values: [agency, new Date(now).toISOString()],
			});
			return rows;
		},
		writerSettings([agency]),
	);
