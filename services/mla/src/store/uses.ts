import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Use } from "../items/items.ts";

/** One use of an item that was answered. Times are RFC 3339. */
export type UseRow = {
	id: string;
	agency: string;
	request: string;
	item: string;
	usedFor: Use;
	purpose: string;
	caseId: string | null;
	byPost: string;
	byOfficer: string | null;
	at: string;
};

export const insertUse: Statement = {
	name: "mla.insert-use",
	sql: `insert into mla_use (id, agency, request, item, used_for, purpose, case_id, by_post, by_officer, at)
		select id, agency, request, item, "usedFor", purpose, "caseId", "byPost", "byOfficer", at
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, request uuid, item uuid, "usedFor" text, purpose text, "caseId" uuid,
			"byPost" uuid, "byOfficer" uuid, at timestamptz)`,
	conflict: "CONFLICT",
	inserts: true,
};

/** Newest first, those that follow `after`. */
export const usesAfter = async (
	tx: Tx,
	request: string,
	page: { after: string | undefined; limit: number },
): Promise<UseRow[]> => {
	const { rows } = await tx.query<Omit<UseRow, "at"> & { at: Date }>({
		name: "mla.list-uses",
		text: `select id, agency, request, item, used_for as "usedFor", purpose, case_id as "caseId", by_post as "byPost",
				by_officer as "byOfficer", at
			from mla_use where request = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
		values: [request, page.after ?? null, page.limit],
	});
	return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};
