import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Changes } from "../persons/merge/pair.ts";

/** A merge of two records of one person. Times are RFC 3339. */
export type MergeState = {
	id: string;
	agency: string;
	kept: string;
	merged: string;
	changes: Changes;
	/** What spoke for it, as the search said; empty when nobody searched. */
	scores: Record<string, unknown>;
	reason: string;
	mergedAt: string;
	byPost: string;
	undoneAt: string | null;
	undoneByPost: string | null;
	version: number;
};

/** SQL: ids of a record and of all that were merged into it, by way of others too. */
export const mergedSql = (id: string): string => `with recursive same (id) as (
		select ${id}::uuid union select p.id from person p join same on p.merged_into = same.id)
	select id from same`;

/** SQL: the record that one has become by merges; itself where it was not merged. */
export const keptSql = (id: string): string => `(with recursive became (id, next) as (
		select p.id, p.merged_into from person p where p.id = ${id}
		union select p.id, p.merged_into from person p join became on p.id = became.next)
	select became.id from became where became.next is null)`;

/** When a record became the one that it is now, the last merge on the way there; null where it was not merged. */
export const mergedAt = async (tx: Tx, id: string): Promise<string | null> => {
	const { rows } = await tx.query<{ at: Date | null }>(
		`with recursive became (id) as (
			select $1::uuid union select p.merged_into from person p join became on p.id = became.id where p.merged_into is not null)
		select max(m.merged_at) as at from merge_record m join became on m.merged = became.id where m.undone_at is null`,
		[id],
	);
	return rows[0]?.at?.toISOString() ?? null;
};

export const insertMerge: Statement = {
	name: "merge_record.insert",
	sql: `insert into merge_record (id, agency, kept, merged, before, scores, reason, merged_at, by_post, version)
		select id, agency, kept, merged, before, scores, reason, merged_at, by_post, version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, kept uuid, merged uuid, before jsonb, scores jsonb, reason text,
			merged_at timestamptz, by_post uuid, version int)`,
	conflict: "CONFLICT",
	inserts: true,
};

/** Undone once: anyone who comes second finds another version. */
export const undoMergeRow: Statement = {
	name: "merge_record.undo",
	sql: `update merge_record m set undone_at = r.undone_at, undone_by_post = r.undone_by_post, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, undone_at timestamptz, undone_by_post uuid, version int)
		where m.id = r.id and m.version = r.version - 1 and m.undone_at is null`,
	conflict: "VERSION_CONFLICT",
};

export const toMergeRow = (merge: MergeState): Record<string, unknown> => ({
	id: merge.id,
	agency: merge.agency,
	kept: merge.kept,
	merged: merge.merged,
	before: merge.changes,
	scores: merge.scores,
	reason: merge.reason,
	merged_at: merge.mergedAt,
	by_post: merge.byPost,
	undone_at: merge.undoneAt,
	undone_by_post: merge.undoneByPost,
	version: merge.version,
});

type Row = {
	id: string;
	agency: string;
	kept: string;
	merged: string;
	before: Changes;
	scores: Record<string, unknown>;
	reason: string;
	merged_at: Date;
	by_post: string;
	undone_at: Date | null;
	undone_by_post: string | null;
	version: number;
};

const columns =
	"id, agency, kept, merged, before, scores, reason, merged_at, by_post, undone_at, undone_by_post, version";

const fromRow = (row: Row): MergeState => ({
	id: row.id,
	agency: row.agency,
	kept: row.kept,
	merged: row.merged,
	changes: row.before,
	scores: row.scores,
	reason: row.reason,
	mergedAt: row.merged_at.toISOString(),
	byPost: row.by_post,
	undoneAt: row.undone_at?.toISOString() ?? null,
	undoneByPost: row.undone_by_post,
	version: row.version,
});

export const findMerge = async (tx: Tx, id: string): Promise<MergeState | undefined> => {
	const { rows } = await tx.query<Row>(`select ${columns} from merge_record where id = $1`, [id]);
	return rows[0] && fromRow(rows[0]);
};

/** Merges that a person was part of on either side, newest first. */
export const listMerges = async (tx: Tx, personId: string): Promise<MergeState[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from merge_record where kept = $1 or merged = $1 order by merged_at desc, id desc limit 200`,
		[personId],
	);
	return rows.map(fromRow);
};
