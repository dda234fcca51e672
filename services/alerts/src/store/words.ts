import { createHash } from "node:crypto";
import { type Pool, queryWith, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { policyColumns } from "@seamark/policy";
import { type AlertState, governed } from "../alert/state.ts";
import { foundBy } from "../search/found-by.ts";
import { keysOf } from "../search/keys.ts";
import { wordsOf } from "../search/words.ts";
import { type AlertRow, alertColumns, alertEventTypes, fromRow, governedNames } from "./alerts.ts";

/** The table of words: written by a follower of the log, read by searches under row-level security. */

/** Positions of the log in a segment. */
export const segmentSize = 4_096;
const asWords = [["seamark.service", "words"]] as const;
/** Words of a batch, about: long alerts make it shorter. */
const mostWordsOfBatch = 100_000;
/** It stands for a recalled alert. */
export const tombstoneWord = "";

/** Whether a change of an alert waits for its words. Holds up nobody. */
export const isBehind = async (pool: Pool): Promise<boolean> => {
	const { rows } = await pool.query<{ behind: boolean }>({
		name: "words.behind",
		// In order, so that the index on changes of alerts answers: most of the log is about other things.
		text: `select (select e.position from seamark.log_entry e where e.${alertEventTypes} and e.position > h.position
			order by e.position limit 1) is not null as behind from alert_words_head h`,
	});
	return rows[0]?.behind !== false;
};

type Event = { position: number; id: string; version: number };

/**
 * Writes the words of the next alerts of the log. An alert that a command is changing right now ends the batch before it: the words of
 * a recalled alert may not be written after the recall has erased them.
 */
export const indexBatch = (pool: Pool, limit: number): Promise<{ done: boolean }> =>
	transact(
		pool,
		async (tx) => {
			const { rows: heads } = await tx.query<{ position: number }>({
				name: "words.head",
				text: "select position from alert_words_head for update",
			});
			const { rows: found } = await tx.query<Event>({
				name: "words.next",
				text: `select position, subject as id, version from seamark.log_entry where ${alertEventTypes} and position > $1 order by position limit $2`,
				values: [heads[0]?.position ?? 0, limit],
			});
			if (found.length === 0) return { done: true };
			const { alerts, events } = await hold(tx, found);
			const last = events.at(-1);
			if (!last) return { done: false };
			await takeOut(tx, events);
			await putIn(tx, events, alerts);
			await tx.query({
				name: "words.move",
				text: "update alert_words_head set position = $1",
				values: [last.position],
			});
			return { done: events.length === found.length && found.length < limit };
		},
		asWords,
	);

/** The alerts as they are, held until the end of the transaction, and the events up to the first of an alert that is held by another. */
const hold = async (tx: Tx, found: readonly Event[]) => {
	const ids = [...new Set(found.map(({ id }) => id))];
	const { rows } = await tx.query<AlertRow>({
		name: "words.hold",
		text: `select ${alertColumns} from alert a where a.id = any ($1::uuid[]) for share skip locked`,
		values: [ids],
	});
	const alerts = new Map(rows.map((row) => [row.id, fromRow(row)]));
	const cut = found.findIndex(({ id }) => !alerts.has(id));
	return { alerts, events: cut < 0 ? found : found.slice(0, cut) };
};

const takeOut = async (tx: Tx, events: readonly Event[]) => {
	const changed = [...new Set(events.filter(({ version }) => version > 1).map(({ id }) => id))].map((id) => ({ id }));
	if (changed.length === 0) return;
	for (const { name, sql } of eraseWords) await tx.query({ name, text: sql, values: [JSON.stringify(changed)] });
	await tx.query({
		name: "words.forget",
		text: "delete from alert_indexed where alert_id = any ($1::uuid[])",
		values: [changed.map(({ id }) => id)],
	});
};

const gone = `(select i.class, i.position / ${segmentSize} as segment, array_agg(i.position) as positions
	from alert_indexed i join jsonb_to_recordset($1::jsonb) as r(id uuid) on i.alert_id = r.id group by 1, 2) gone
	where w.class = gone.class and w.segment = gone.segment`;
/** Takes the named alerts out of their words, and the words that are of no other alert. */
export const eraseWords: readonly Statement[] = [
	{
		name: "alert_word.take",
		sql: `update alert_word w set positions = array(select p from unnest(w.positions) p where p <> all (gone.positions))
			from ${gone} and w.positions && gone.positions`,
		conflict: "CONFLICT",
		anyCount: true,
	},
	{
		name: "alert_word.erase",
		sql: `delete from alert_word w using ${gone} and w.positions = '{}'`,
		conflict: "CONFLICT",
		anyCount: true,
	},
];

const classOf = (alert: AlertState) => {
	const { expires_at: _, ...columns } = policyColumns(governed(alert));
	const row = { ...columns, expires_at: null };
	return { digest: createHash("sha256").update(JSON.stringify(row)).digest("hex"), row };
};

const putIn = async (tx: Tx, events: readonly Event[], alerts: ReadonlyMap<string, AlertState>) => {
	const entries: { id: string; position: number; digest: string; words: string[] }[] = [];
	const classes = new Map<string, object>();
	for (const { id, position, version } of events) {
		const alert = alerts.get(id);
		// A later version has an event of its own.
		if (alert?.version !== version) continue;
		const { digest, row } = classOf(alert);
		classes.set(digest, { digest, ...row });
		entries.push({
			id,
			position,
			digest,
			words: alert.content
				? [...wordsOf(alert.content), ...keysOf(alert.content), ...foundBy(alert.content)]
				: [tombstoneWord],
		});
	}
	if (entries.length === 0) return;
	await tx.query({
		name: "words.classes",
		text: `insert into handling_class (digest, ${governedNames})
			select r.digest, ${governedNames} from jsonb_populate_recordset(null::handling_class, $1::jsonb) r on conflict do nothing`,
		values: [JSON.stringify([...classes.values()])],
	});
	for (const some of inParts(entries))
		await tx.query({
			name: "words.insert",
			text: `with e as materialized (
					select e.id, e.position, e.words, c.id as class from jsonb_to_recordset($1::jsonb) as e(id uuid, position bigint, digest text, words text[])
					join handling_class c on c.digest = e.digest),
				indexed as (insert into alert_indexed (alert_id, class, position) select id, class, position from e),
				w as materialized (select class, position, unnest(words) as word from e),
				-- Each word once for the batch, not once for each alert that has it: this is half of the work.
				s as materialized (select word, seamark.stem(word) as stem from (select distinct word from w) d)
				insert into alert_word (class, segment, word, positions, batch)
				select w.class, w.position / ${segmentSize}, s.stem, array_agg(distinct w.position), $2
				from w join s using (word) group by 1, 2, 3`,
			values: [JSON.stringify(some), some.at(-1)?.position],
		});
};

const inParts = <T extends { words: string[] }>(entries: readonly T[]): T[][] => {
	const parts: T[][] = [];
	let words = Number.POSITIVE_INFINITY;
	for (const entry of entries) {
		if (words + entry.words.length > mostWordsOfBatch) {
			parts.push([]);
			words = 0;
		}
		parts.at(-1)?.push(entry);
		words += entry.words.length;
	}
	return parts;
};

/** Since when the oldest alert waits for its words, in whole tens of seconds: nobody learns when somebody raised one. */
export const secondsBehind = async (pool: Pool, now: number): Promise<number> => {
	const { rows } = await queryWith<{ time: Date }>(pool, asWords, {
		text: `select time from seamark.log_entry where ${alertEventTypes} and position > (select position from alert_words_head)
			order by position limit 1`,
	});
	const [oldest] = rows;
	return oldest ? Math.max(10, Math.ceil((now - oldest.time.getTime()) / 10_000) * 10) : 0;
};
