import { type Pool, queryWith } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { WrappedKey } from "../vault/vault-keys.ts";
import { asAgency } from "./read-as.ts";

/** Two callers may make the first key at once; the one that was stored counts for both. */
export const insertAgencyKey: Statement = {
	name: "agency_key.insert",
	sql: `insert into agency_key (agency, key_id, wrapped) select r.agency, r.key_id, decode(r.wrapped, 'hex')
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, key_id text, wrapped text) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const insertCaseKey: Statement = {
	name: "case_key.insert",
	sql: `insert into case_key (agency, case_id, version, key_id, wrapped) select r.agency, r.case_id, 1, r.key_id, decode(r.wrapped, 'hex')
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, case_id uuid, key_id text, wrapped text) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const eraseCaseKey: Statement = {
	name: "case_key.erase",
	sql: `insert into case_key as c (agency, case_id, version, erased_at)
		select r.agency, r.case_id, 0, r.at from jsonb_to_recordset($1::jsonb) as r(agency uuid, case_id uuid, at timestamptz)
		on conflict (agency, case_id) do update set key_id = null, wrapped = null, erased_at = excluded.erased_at
		where c.wrapped is not null`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Another key for a case, at the next version; the one before is gone with it. */
export const replaceCaseKey: Statement = {
	name: "case_key.replace",
	sql: `update case_key c set version = r.version, key_id = r.key_id, wrapped = decode(r.wrapped, 'hex')
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, case_id uuid, version int, key_id text, wrapped text)
		where c.agency = r.agency and c.case_id = r.case_id and c.version = r.version - 1 and c.wrapped is not null`,
	conflict: "CONFLICT",
};

type Row = { key_id: string; wrapped: Buffer };

export const findAgencyKey = async (pool: Pool, agency: string): Promise<WrappedKey | undefined> => {
	const { rows } = await queryWith<Row>(pool, asAgency(agency), {
		text: "select key_id, wrapped from agency_key where agency = $1",
		values: [agency],
	});
	return rows[0] && { keyId: rows[0].key_id, wrapped: rows[0].wrapped };
};

/** A case's key as it is stored. */
export type CaseKey = WrappedKey & { version: number };

/** `erased` for a case whose key was destroyed; undefined for one that never had a key. */
export const findCaseKey = async (
	pool: Pool,
	agency: string,
	caseId: string,
): Promise<CaseKey | "erased" | undefined> => {
	const { rows } = await queryWith<Row & { erased: boolean; version: number }>(pool, asAgency(agency), {
		name: "case_key.find",
		text: "select key_id, wrapped, version, wrapped is null as erased from case_key where agency = $1 and case_id = $2",
		values: [agency, caseId],
	});
	const row = rows[0];
	if (!row) return undefined;
	return row.erased ? "erased" : { keyId: row.key_id, wrapped: row.wrapped, version: row.version };
};
