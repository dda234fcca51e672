import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";

/** Searches that a duty post keeps, so that a rotation hands them on. */
export type SavedSearch<C> = {
	id: string;
	name: string;
	criteria: C;
	/** RFC 3339. */
	savedAt: string;
};

/** One of each name for a post. */
export const insertSearch: Statement = {
	name: "saved_search.insert",
	sql: `insert into saved_search (id, agency, post, name, criteria, saved_at)
		select id, agency, post, name, criteria, saved_at
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, post uuid, name text, criteria jsonb, saved_at timestamptz)
		on conflict do nothing`,
	conflict: "CONFLICT",
};

export const deleteSearch: Statement = {
	name: "saved_search.delete",
	sql: `delete from saved_search s using jsonb_to_recordset($1::jsonb) as r(id uuid, post uuid) where s.id = r.id and s.post = r.post`,
	conflict: "NOT_FOUND",
};

/** Those of the post, or the one that is named, by name. */
export const searchesOf = async <C>(tx: Tx, post: string, id?: string): Promise<SavedSearch<C>[]> => {
	const { rows } = await tx.query<Omit<SavedSearch<C>, "savedAt"> & { savedAt: Date }>(
		`select id, name, criteria, saved_at as "savedAt" from saved_search
		where post = $1 and ($2::uuid is null or id = $2) order by name, id`,
		[post, id ?? null],
	);
	return rows.map((row) => ({ ...row, savedAt: row.savedAt.toISOString() }));
};
