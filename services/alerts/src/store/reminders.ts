import { type Pool, queryWith } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Passed, Walk } from "../send-reminders/decide.ts";
import { type AlertRow, alertColumns, alertEventTypes, alertOfEntry, fromRow } from "./alerts.ts";

const asFeed = [["seamark.service", "feed"]] as const;

/** Only from where the walk was read: anyone who comes second changes nothing. */
export const moveWalk: Statement = {
	name: "alert_reminder_walk.move",
	sql: `insert into alert_reminder_walk as w (urgency, step, position)
		select urgency, step, position from jsonb_to_recordset($1::jsonb) as r(urgency text, step int, position bigint, before bigint)
		on conflict (urgency, step) do update set position = excluded.position
			where w.position = (select r.before from jsonb_to_recordset($1::jsonb) as r(urgency text, step int, before bigint)
				where r.urgency = excluded.urgency and r.step = excluded.step)`,
	conflict: "CONFLICT",
};

type Row = AlertRow & { position: number; time: Date };

/**
 * Where the walk is, and the changes of alerts that follow, as far as the first of them is older than `until` (milliseconds since the epoch). A
 * walk that nobody has begun begins at the end of the log: nobody is reminded of what was there before.
 */
export const readWalk = async (
	pool: Pool,
	{ urgency, step }: Walk,
	until: number,
	limit: number,
): Promise<{ from: { known: boolean; position: number }; passed: Passed[] }> => {
	const { rows: heads } = await pool.query<{ position: number; known: boolean; due: boolean }>({
		name: "reminders.walk",
		text: `select h.position, h.known, coalesce((select e.time <= $3 from seamark.log_entry e
				where e.${alertEventTypes} and e.position > h.position order by e.position limit 1), false) as due
			from (select coalesce(w.position, l.position) as position, w.position is not null as known
				from seamark.log_head l left join alert_reminder_walk w on w.urgency = $1 and w.step = $2) h`,
		values: [urgency, step, new Date(until).toISOString()],
	});
	const [head] = heads;
	if (!head) throw new Error("the log has no head");
	if (!head.known || !head.due) return { from: head, passed: [] };
	const { rows } = await queryWith<Row>(pool, asFeed, {
		name: "reminders.passed",
		text: `select e.position, e.time, ${alertColumns} from (
				select position, time, subject, version from seamark.log_entry where ${alertEventTypes} and position > $1 order by position limit $2) e
			left join ${alertOfEntry()} on true order by e.position`,
		values: [head.position, limit],
	});
	return {
		from: head,
		passed: rows.map((row) => ({
			position: row.position,
			at: row.time.getTime(),
			alert: row.id === null ? undefined : fromRow(row),
		})),
	};
};
