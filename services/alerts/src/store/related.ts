import type { Tx } from "@seamark/db";
import type { AlertState } from "../alert/state.ts";
import { kindOfKey } from "../search/keys.ts";
import { type AlertRow, alertColumns, fromRow } from "./alerts.ts";

/** Alerts on one thing that are shown, at most: the newest. */
const most = 20;

/** Live alerts besides this one that have one of these keys, as far as the reader may see them; the newest first. */
export const findRelated = async (
	tx: Tx,
	id: string,
	keys: readonly string[],
): Promise<{ alert: AlertState; things: string[] }[]> => {
	if (keys.length === 0) return [];
	const { rows } = await tx.query<AlertRow & { keys: string[] }>(
		`with c as materialized (select id from handling_class),
		place as (
			select p.position, array_agg(distinct w.word) as keys
			from c join alert_word w on w.class = c.id and w.word = any ($2::text[]) cross join unnest(w.positions) as p(position)
			group by p.position)
		select place.keys, ${alertColumns} from place
		join seamark.log_entry e on e.position = place.position
		join alert a on a.id = e.subject::uuid and a.version = e.version
		where a.id <> $1 and a.status = 'live' order by place.position desc limit ${most}`,
		[id, keys],
	);
	return rows.map((row) => ({ alert: fromRow(row), things: [...new Set(row.keys.map(kindOfKey))].sort() }));
};
