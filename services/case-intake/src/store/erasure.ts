import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { ErasedFile } from "./attachments.ts";

/** A person whom an erasure reaches: one that it names, or a record of the same person that was merged with it. */
export type Reached = {
	id: string;
	version: number;
	caseId: string | null;
	identityId: string | null;
	/** What the identity was sealed under, as far as it is known here. */
	scope: string;
	erased: boolean;
	/** Nothing but a suspect: what belongs to them is not protected. */
	suspectAlone: boolean;
	/** Made of a record of an import, which keeps what the file said. */
	imported: boolean;
	mergedInto: string | null;
	/** RFC 3339; null where it is merged into none. */
	mergedAt: string | null;
	/** Fields that the agency defined. */
	custom: Record<string, unknown>;
};

/** Persons of a case, or one person, each with all records that were merged into one with theirs. */
export const reachedPersons = async (tx: Tx, by: { caseId: string } | { personId: string }): Promise<Reached[]> => {
	const { rows } = await tx.query<Omit<Reached, "mergedAt"> & { mergedAt: Date | null }>(
		`with recursive same (id) as (
				select id from person where ${"caseId" in by ? "case_id" : "id"} = $1
				union
				select o.id from same join person p on p.id = same.id join person o on o.id = p.merged_into or o.merged_into = p.id)
		select id, version, case_id as "caseId", identity_id as "identityId", coalesce(case_id, id) as scope,
			erased_at is not null as erased, roles <@ array['suspect'] and cardinality(protected_as) = 0 as "suspectAlone",
			import_id is not null as imported, merged_into as "mergedInto", custom,
			(select max(m.merged_at) from merge_record m where m.merged = person.id and m.undone_at is null) as "mergedAt"
		from person join same using (id) order by id`,
		["caseId" in by ? by.caseId : by.personId],
	);
	return rows.map((row) => ({ ...row, mergedAt: row.mergedAt?.toISOString() ?? null }));
};

/** Files of a case and of persons. */
export const reachedFiles = async (
	tx: Tx,
	o: { caseId: string | null; personIds: readonly string[] },
): Promise<(ErasedFile & { caseId: string })[]> => {
	const { rows } = await tx.query<ErasedFile & { caseId: string }>(
		`select id, upload_id as "uploadId", sealed_by as "sealedBy", kept_as as "keptAs", case_id as "caseId" from attachment
		where case_id = $1 or person_id = any ($2::uuid[]) order by id`,
		[o.caseId, o.personIds],
	);
	return rows;
};

/** A digest of what an identity is reached or known by. */
export type Value = { identityId: string; digest: string };

export const valuesOf = async (tx: Tx, identityIds: readonly string[]): Promise<Value[]> => {
	const { rows } = await tx.query<Value>(
		`select distinct identity_id as "identityId", digest from identity_value where identity_id = any ($1::uuid[])`,
		[identityIds],
	);
	return rows;
};

/** Which of the digests are also those of somebody in one of the cases who is not erased. */
export type Staying = Value & { caseId: string };

export const stayingValues = async (
	tx: Tx,
	o: { caseIds: readonly string[]; gone: readonly string[]; digests: readonly string[] },
): Promise<Staying[]> => {
	const { rows } = await tx.query<Staying>(
		`select distinct p.case_id as "caseId", v.identity_id as "identityId", v.digest
		from identity_value v join person p on p.identity_id = v.identity_id
		where v.digest = any ($3::text[]) and p.case_id = any ($1::uuid[]) and not p.identity_id = any ($2::uuid[])`,
		[o.caseIds, o.gone, o.digests],
	);
	return rows;
};

/** Holds while they are still somebody's: of two who have a number in common and are erased at once, the second takes it away. */
export const stays: Statement = {
	name: "person.stays",
	sql: `select from jsonb_to_recordset($1::jsonb) as r(identity_id uuid) join person p on p.identity_id = r.identity_id for share of p`,
	conflict: "CONFLICT",
};

export type ReachedLink = { caseId: string; entityId: string; role: string };

/** Links by one of these values, in every case, and those of the erased case that are a protected person's. */
export const linksBy = async (
	tx: Tx,
	o: { erasedCase: string | null; digests: readonly string[] },
): Promise<(ReachedLink & { digests: string[] })[]> => {
	const { rows } = await tx.query<ReachedLink & { digests: string[] }>(
		`select l.case_id as "caseId", l.entity_id as "entityId", l.role, e.digests
		from case_entity l join entity e on e.id = l.entity_id
		where e.digests && $2::text[] or l.role = 'ofProtectedPerson' and l.case_id = $1`,
		[o.erasedCase, o.digests],
	);
	return rows;
};

export const dropLink: Statement = {
	name: "case_entity.drop",
	sql: `delete from case_entity l using jsonb_to_recordset($1::jsonb) as r(case_id uuid, entity_id uuid, role text)
		where l.case_id = r.case_id and l.entity_id = r.entity_id and l.role = r.role`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** A thing that is no link of any case any more is not kept. */
export const dropEntity: Statement = {
	name: "entity.drop",
	sql: `delete from entity e using jsonb_to_recordset($1::jsonb) as r(id uuid)
		where e.id = r.id and not exists (select from case_entity l where l.entity_id = e.id)
			and not exists (select from charge c where c.entity_id = e.id)`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Protects as before, and is nobody's. */
export const detachValues: Statement = {
	name: "identity_value.detach",
	sql: `update identity_value v set identity_id = null from jsonb_to_recordset($1::jsonb) as r(identity_id uuid)
		where v.identity_id = r.identity_id`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const dropValues: Statement = {
	name: "identity_value.drop",
	sql: `delete from identity_value v using jsonb_to_recordset($1::jsonb) as r(identity_id uuid)
		where v.identity_id = r.identity_id`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const insertValues: Statement = {
	name: "identity_value.insert",
	sql: `insert into identity_value (agency, identity_id, digest, presumed, by_agency)
		select r.agency, r.identity_id, d, r.presumed, r.by_agency
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, identity_id uuid, digests text[], presumed boolean,
			by_agency uuid), unnest(r.digests) d`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Last in the erasure of a case: holds when nothing of it was left out that came meanwhile. */
export const nothingLeft: Statement = {
	name: "case.nothing-left",
	sql: `select from jsonb_to_recordset($1::jsonb) as r(case_id uuid)
		where not exists (select from person p where p.case_id = r.case_id and p.identity_id is not null)
			and not exists (select from attachment a where a.case_id = r.case_id)
			and not exists (select from report a where a.case_id = r.case_id and a.erased_at is null)
			and not exists (select from case_entity l where l.case_id = r.case_id and l.role = 'ofProtectedPerson')`,
	conflict: "CONFLICT",
};

/** The same for each person: no file was put to them meanwhile, also in another case. */
export const noFileLeft: Statement = {
	name: "person.no-file-left",
	sql: `select from jsonb_to_recordset($1::jsonb) as r(id uuid)
		where not exists (select from attachment a where a.person_id = r.id)`,
	conflict: "CONFLICT",
};

/** Those of the identities that no values are kept of: from before, imported, or without any. */
export const identitiesWithoutValues = async (tx: Tx, identityIds: readonly string[]): Promise<string[]> => {
	const { rows } = await tx.query<{ id: string }>(
		`select w.id from unnest($1::uuid[]) as w(id)
		where not exists (select from identity_value v where v.identity_id = w.id)`,
		[identityIds],
	);
	return rows.map(({ id }) => id);
};
