import { type Pool, queryWith } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { CaseKey } from "./keys.ts";
import { asAgency } from "./read-as.ts";

/** A new key of a file, as long as its case has the key that wraps it. */
export const insertFileKey: Statement = {
	name: "file_key.insert",
	sql: `insert into file_key (agency, id, case_id, wrapped, sealed_at, sealed_by_post)
		select r.agency, r.id, r.case_id, decode(r.wrapped, 'hex'), r.at, r.post
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, case_id uuid, key_version int, wrapped text, at timestamptz, post uuid)
		join case_key c on c.agency = r.agency and c.case_id = r.case_id and c.version = r.key_version and c.wrapped is not null
		for share of c
		on conflict do nothing`,
	conflict: "CONFLICT",
};

/** Leaves the id and nothing else. */
export const eraseFileKeyRow: Statement = {
	name: "file_key.erase",
	sql: `update file_key f set wrapped = null, erased_at = r.at
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, at timestamptz)
		where f.agency = r.agency and f.id = r.id and f.wrapped is not null`,
	conflict: "CONFLICT",
};

/** As of identities: takes the ids that nobody has. */
export const neverSealFileKeys: Statement = {
	name: "file_key.never-seal",
	sql: `insert into file_key (agency, id, sealed_at, erased_at)
		select r.agency, r.id, r.at, r.at from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, at timestamptz)
		order by r.id on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const eraseFileKeysOfCase: Statement = {
	name: "file_key.erase-case",
	sql: `update file_key f set wrapped = null, erased_at = r.at
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, case_id uuid, at timestamptz)
		where f.agency = r.agency and f.case_id = r.case_id and f.wrapped is not null`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** The key of a file under another key of its case. */
export const rewrapFileKey: Statement = {
	name: "file_key.rewrap",
	sql: `update file_key f set wrapped = decode(r.wrapped, 'hex')
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, wrapped text)
		where f.agency = r.agency and f.id = r.id and f.wrapped is not null`,
	conflict: "CONFLICT",
};

/** `sealed` is absent once the key was erased, by itself or with its case. */
export type StoredFileKey = { caseId: string; sealed?: { caseKey: CaseKey; wrapped: Buffer } };

export const findFileKey = async (pool: Pool, agency: string, id: string): Promise<StoredFileKey | undefined> => {
	type Row = {
		case_id: string;
		wrapped: Buffer | null;
		key_id: string;
		key_version: number;
		case_wrapped: Buffer | null;
	};
	const { rows } = await queryWith<Row>(pool, asAgency(agency), {
		name: "file_key.find",
		text: `select f.case_id, f.wrapped, c.key_id, c.version as key_version, c.wrapped as case_wrapped
			from file_key f join case_key c using (agency, case_id) where f.agency = $1 and f.id = $2`,
		values: [agency, id],
	});
	const [row] = rows;
	if (!row) return undefined;
	const { case_id: caseId, wrapped, key_id: keyId, key_version: version, case_wrapped: caseWrapped } = row;
	if (wrapped === null || caseWrapped === null) return { caseId };
	return { caseId, sealed: { caseKey: { keyId, version, wrapped: caseWrapped }, wrapped } };
};

/** The wrapped keys of all files of a case that are not erased, with the version of the case's key that wraps them. */
export const fileKeysOfCase = async (
	pool: Pool,
	agency: string,
	caseId: string,
): Promise<{ id: string; wrapped: Buffer; key_version: number }[]> => {
	const { rows } = await queryWith<{ id: string; wrapped: Buffer; key_version: number }>(pool, asAgency(agency), {
		text: `select f.id, f.wrapped, c.version as key_version from file_key f join case_key c using (agency, case_id)
			where f.agency = $1 and f.case_id = $2 and f.wrapped is not null`,
		values: [agency, caseId],
	});
	return rows;
};
