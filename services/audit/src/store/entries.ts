import type { Pool } from "@seamark/db";

export type Filter = { actions: readonly string[]; from: string | undefined; until: string | undefined };

export type ListedEntry = {
	seq: number;
	eventId: string;
	time: Date;
	source: string;
	type: string;
	action: string;
	agency: string;
	post: string;
	officer: string;
	purpose: string;
	record: string;
	recordIds: string[];
};

const columns = `e.seq, e.event_id as "eventId", e.time, e.source, e.type, e.action, e.agency, e.post, e.officer, e.purpose, e.record`;
const filter = `e.seq < $1 and (cardinality($2::text[]) = 0 or e.action = any($2)) and e.time >= coalesce($3, '-infinity'::timestamptz)
	and e.time < coalesce($4, 'infinity'::timestamptz)`;

const values = (o: Filter, before: number) => [
	Math.min(before, Number.MAX_SAFE_INTEGER),
	o.actions,
	o.from ?? null,
	o.until ?? null,
];

/**
 * What an agency did and what others did to its records, newest first. Of what others did it gets the ids of its own
 * records alone: the rest of the page they looked at is none of its business.
 */
export const entriesOf = async (
	pool: Pool,
	agency: string,
	o: Filter,
	before: number,
	limit: number,
): Promise<ListedEntry[]> => {
	const { rows } = await pool.query<ListedEntry>(
		`select ${columns}, case when e.agency = $5 or e.action = 'administration' then e.record_ids
			else array(select id from unnest(e.record_ids) with ordinality as touched(id, n)
				where exists (select from record_owner where record_id = id and agency = $5) order by n) end as "recordIds"
		from entry_party p join entry e using (seq)
		where p.agency = $5 and p.seq < $1 and ${filter} order by p.seq desc limit $6`,
		[...values(o, before), agency, limit],
	);
	return rows;
};

/** Everything that was done on the hub, newest first, without payloads. */
export const allEntries = async (pool: Pool, o: Filter, before: number, limit: number): Promise<ListedEntry[]> => {
	const { rows } = await pool.query<ListedEntry>(
		`select ${columns}, e.record_ids as "recordIds" from entry e where ${filter} order by e.seq desc limit $5`,
		[...values(o, before), limit],
	);
	return rows;
};
