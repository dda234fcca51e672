import type { Tx } from "@seamark/db";
import { alertEventTypes } from "./alerts.ts";

/** A count ends here. */
export const mostCounted = 100;
/** Changes of alerts that are looked at, the newest: what it costs does not grow with the hub. */
export const mostLookedAt = 5_000;

export type Waiting = { unacknowledged: number; flash: number; questions: number };

/** What waits for this post, under row-level security. */
export const countWaiting = async (tx: Tx, who: { agency: string; post: string }): Promise<Waiting> => {
	const { rows } = await tx.query<Waiting>({
		name: "waiting.count",
		text: `with w as materialized (
				select a.urgency from (select subject, version from seamark.log_entry where ${alertEventTypes} order by position desc limit ${mostLookedAt}) e
				cross join lateral (
					select a.urgency from alert a where a.id = e.subject::uuid and a.version = e.version and a.originator_agency <> $1
						and not exists (select from acknowledgement k where k.alert_id = a.id and k.version = a.version and k.post = $2) offset 0) a
				limit ${mostCounted})
			select (select count(*)::int from w) as unacknowledged, (select count(*)::int from w where urgency = 'flash') as flash,
				(select count(*)::int from (
					select from alert_question q join alert a on a.id = q.alert_id and a.originator_agency = $1
					where not exists (select from alert_answer r where r.question_id = q.id) limit ${mostCounted}) q) as questions`,
		values: [who.agency, who.post],
	});
	return rows[0] ?? { unacknowledged: 0, flash: 0, questions: 0 };
};
