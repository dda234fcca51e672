import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { AlertState } from "../alert/state.ts";
import { keysOf, kindOfKey } from "../search/keys.ts";
import type { Pair } from "../tell-related/decide.ts";
import { type AlertRow, alertColumns, alertEventTypes, alertOfEntry, fromRow } from "./alerts.ts";

/** Alerts on one thing that are shown or told of, at most: the newest. */
const most = 20;

/** Live alerts besides this one that have one of these keys, as far as the reader may see them; the newest first. */
export const findRelated = async (
	tx: Tx,
	id: string,
	keys: readonly string[],
	exceptOf?: string,
): Promise<{ alert: AlertState; things: string[]; position: number }[]> => {
	if (keys.length === 0) return [];
	const { rows } = await tx.query<AlertRow & { keys: string[]; position: number }>(
		`with c as materialized (select id from handling_class),
		place as (
			select p.position, array_agg(distinct w.word) as keys
			from c join alert_word w on w.class = c.id and w.word = any ($2::text[]) cross join unnest(w.positions) as p(position)
			group by p.position)
		select place.keys, place.position, ${alertColumns} from place
		join seamark.log_entry e on e.position = place.position
		cross join ${alertOfEntry()}
		where a.id <> $1 and a.status = 'live' and ($3::uuid is null or a.originator_agency <> $3) order by place.position desc limit ${most}`,
		[id, keys, exceptOf ?? null],
	);
	return rows.map((row) => ({
		alert: fromRow(row),
		things: [...new Set(row.keys.map(kindOfKey))].sort(),
		position: row.position,
	}));
};

/** Only from where the walk was read: anyone who comes second changes nothing. */
export const moveRelatedWalk: Statement = {
	name: "alert_related_walk.move",
	sql: `insert into alert_related_walk as w (position)
		select position from jsonb_to_recordset($1::jsonb) as r(position bigint)
		on conflict (one) do update set position = excluded.position
			where w.position = (select r.before from jsonb_to_recordset($1::jsonb) as r(before bigint))`,
	conflict: "CONFLICT",
};

type Walked = {
	/** Where the walk was; null where it has not begun. */
	from: number | null;
	/** Where it comes to; undefined where there is nothing to do. */
	upTo: number | undefined;
	pairs: Pair[];
	/** Whether no change of an alert is left. */
	atEnd: boolean;
};

/** The next changes of alerts whose words are written, and the live alerts of anybody that are on the same thing. */
export const readPairs = (pool: Pool, limit: number): Promise<Walked> =>
	transact(
		pool,
		async (tx): Promise<Walked> => {
			const { rows: heads } = await tx.query<{ position: number | null; head: number; words: number }>({
				name: "related.walk",
				text: `select w.position, l.position as head, h.position as words
					from seamark.log_head l cross join alert_words_head h left join alert_related_walk w on true`,
			});
			const [walk] = heads;
			if (!walk) throw new Error("the log has no head");
			// Nobody is told of what was there before the first look.
			if (walk.position === null) return { from: null, upTo: walk.head, pairs: [], atEnd: false };
			const { rows } = await tx.query<AlertRow & { passed: number }>({
				name: "related.next",
				text: `select e.position as passed, ${alertColumns} from (
						select position, subject, version from seamark.log_entry where ${alertEventTypes} and position > $1
						order by position limit $2) e
					left join ${alertOfEntry()} on a.status = 'live' order by e.position`,
				values: [walk.position, limit],
			});
			const ready = rows.filter(({ passed }) => passed <= walk.words);
			const pairs: Pair[] = [];
			for (const row of ready) {
				const changed = row.id === null ? undefined : fromRow(row);
				if (!changed?.content) continue;
				const others = await findRelated(tx, changed.id, keysOf(changed.content), changed.originator.agency);
				// The later one of the two tells of both.
				for (const { alert, things, position } of others)
					if (position < row.passed) pairs.push({ changed, other: alert, things });
			}
			return { from: walk.position, upTo: ready.at(-1)?.passed, pairs, atEnd: rows.length === 0 };
		},
		[["seamark.service", "words"]],
	);
