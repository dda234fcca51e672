import { type Pool, transact } from "@seamark/db";

/** A key of the vault as it lies in its table; of an agency's index where there is no case. */
export type StoredKey = { agency: string; case_id: string | null; key_id: string; wrapped: Buffer };

const asRotation = [["seamark.service", "rotation"]] as const;

export const keyTables = ["case_key", "agency_key"] as const;

/** Replaces up to `limit` keys that another key than `keyId` wraps, in one transaction, and says how many there were. */
export const wrapAnew = (
	pool: Pool,
	o: { table: (typeof keyTables)[number]; keyId: string; limit: number; wrapped(row: StoredKey): Uint8Array },
): Promise<number> => {
	const ofCases = o.table === "case_key";
	return transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<StoredKey>(
				`select agency, ${ofCases ? "case_id" : "null::uuid as case_id"}, key_id, wrapped from ${o.table}
				where wrapped is not null and key_id <> $1 limit $2 for update skip locked`,
				[o.keyId, o.limit],
			);
			await tx.query(
				`update ${o.table} k set key_id = $1, wrapped = r.wrapped
				from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as r(agency, case_id, wrapped)
				where k.agency = r.agency ${ofCases ? "and k.case_id = r.case_id" : ""}`,
				[o.keyId, rows.map((row) => row.agency), rows.map((row) => row.case_id), rows.map(o.wrapped)],
			);
			return rows.length;
		},
		asRotation,
	);
};
