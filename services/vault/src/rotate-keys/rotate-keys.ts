import { type Pool, transact } from "@seamark/db";
import type { VaultKeys } from "../vault/vault-keys.ts";

type Row = { agency: string; case_id: string | null; key_id: string; wrapped: Buffer };

const asRotation = [["seamark.service", "rotation"]] as const;
const page = 500;

const tables = [
	{ table: "case_key", id: "case_id", place: (row: Row) => ["case", row.case_id ?? ""] },
	{ table: "agency_key", id: "null::uuid as case_id", place: () => ["index"] },
];

/**
 * Wraps every key that an older key of the vault wraps with the newest. The wrapped keys stay what they are, so nothing is sealed
 * anew. Afterwards the older lines of the key file may be deleted, and with them every old copy of these tables is closed for
 * good. May run beside everything else and in several processes. Returns how many keys were wrapped anew.
 */
export const rotateKeys = async (pool: Pool, keys: VaultKeys): Promise<number> => {
	let done = 0;
	for (const one of tables)
		for (let count = page; count === page; done += count)
			count = await transact(
				pool,
				async (tx) => {
					const { rows } = await tx.query<Row>(
						`select agency, ${one.id}, key_id, wrapped from ${one.table}
					where wrapped is not null and key_id <> $1 limit ${page} for update skip locked`,
						[keys.currentId],
					);
					const wrapped = rows.map((row) => {
						const old = { keyId: row.key_id, wrapped: row.wrapped };
						return keys.wrap(row.agency, one.place(row), keys.unwrap(row.agency, one.place(row), old)).wrapped;
					});
					await tx.query(
						`update ${one.table} k set key_id = $1, wrapped = r.wrapped
					from unnest($2::uuid[], $3::uuid[], $4::bytea[]) as r(agency, case_id, wrapped)
					where k.agency = r.agency ${one.table === "case_key" ? "and k.case_id = r.case_id" : ""}`,
						[keys.currentId, rows.map((row) => row.agency), rows.map((row) => row.case_id), wrapped],
					);
					return rows.length;
				},
				asRotation,
			);
	return done;
};
