import type { Pool } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { JWK } from "jose";

/**
 * A key that an agency signs statements with. Times are milliseconds since the epoch; `until` is null while it signs. `hosted`: the hub
 * has its private half.
 */
export type StatementKeyRow = { kid: string; jwk: JWK; hosted: boolean; from: number; until: number | null };

/** All that the agency ever had, oldest first. */
export const statementKeysOf = async (pool: Pool, agencyId: string): Promise<StatementKeyRow[]> => {
	const { rows } = await pool.query<StatementKeyRow>({
		name: "identity.statement-keys",
		text: `select kid, jwk, sealed is not null as hosted, (extract(epoch from from_time) * 1000)::float8 as "from",
				(extract(epoch from until_time) * 1000)::float8 as "until"
			from identity.statement_key where agency_id = $1 order by from_time, kid`,
		values: [agencyId],
	});
	return rows;
};

/** The private half of a key that still signs. */
export const sealedStatementKey = async (pool: Pool, agencyId: string, kid: string): Promise<Buffer | undefined> => {
	const { rows } = await pool.query<{ sealed: Buffer }>({
		name: "identity.sealed-statement-key",
		text: "select sealed from identity.statement_key where agency_id = $1 and kid = $2 and sealed is not null",
		values: [agencyId, kid],
	});
	return rows[0]?.sealed;
};

/** CONFLICT where another key signs already. */
export const insertStatementKey: Statement = {
	name: "identity.insert-statement-key",
	conflict: "CONFLICT",
	sql: `insert into identity.statement_key (agency_id, kid, jwk, sealed, from_time)
		select r."agencyId", r.kid, r.jwk, decode(r.sealed, 'base64'), r."from"
		from jsonb_to_recordset($1::jsonb) as r("agencyId" uuid, kid text, jwk jsonb, sealed text, "from" timestamptz)
		on conflict do nothing`,
};

export const endStatementKey: Statement = {
	name: "identity.end-statement-key",
	conflict: "VERSION_CONFLICT",
	sql: `update identity.statement_key k set until_time = r.until
		from jsonb_to_recordset($1::jsonb) as r("agencyId" uuid, kid text, until timestamptz)
		where k.agency_id = r."agencyId" and k.kid = r.kid and k.until_time is null`,
};

/** Destroys the private halves of keys that ended before that time (RFC 3339): nobody signs with them any more. */
export const forgetEndedKeys = async (pool: Pool, before: string): Promise<void> => {
	await pool.query({
		name: "identity.forget-ended-keys",
		text: "update identity.statement_key set sealed = null where sealed is not null and until_time < $1::timestamptz",
		values: [before],
	});
};
