import { type Pool, queryWith } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { mostRowsOfKey } from "../vault/blind-keys.ts";
import type { Place, Sealed } from "../vault/open-sealed.ts";
import type { CaseKey } from "./keys.ts";
import { asAgency } from "./read-as.ts";

const bytes = (name: string) => `decode(r.${name}, 'hex')`;
const sealedTypes = "wrapped text, person text, documents text, contacts text, photos text";
const sealedValues = ["wrapped", "person", "documents", "contacts", "photos"].map(bytes).join(", ");

// The lock on a case's key makes an erasure in that case wait for the one who seals under the key, or the other way round.

/** A new identity, as long as its case has the key that it was sealed under. */
export const insertIdentity: Statement = {
	name: "identity.insert",
	sql: `insert into identity (agency, id, case_id, version, wrapped, person, documents, contacts, photos, sealed_at, sealed_by_post, source)
		select r.agency, r.id, r.case_id, r.version, ${sealedValues}, r.at, r.post, r.source
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, case_id uuid, key_version int, version int, ${sealedTypes},
			at timestamptz, post uuid, source uuid)
		join case_key c on c.agency = r.agency and c.case_id = r.case_id and c.version = r.key_version and c.wrapped is not null
		for share of c
		on conflict do nothing`,
	conflict: "CONFLICT",
};

/** Leaves the id and nothing else. */
export const eraseIdentityRow: Statement = {
	name: "identity.erase",
	sql: `update identity i set wrapped = null, person = null, documents = null, contacts = null, photos = null, source = null,
			erased_at = r.at
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, at timestamptz)
		where i.agency = r.agency and i.id = r.id and i.wrapped is not null`,
	conflict: "CONFLICT",
};

/** Takes the ids that nobody has, so that nothing is sealed under them: a sealing that is still under way waits for it, or it for that one. */
export const neverSealIdentities: Statement = {
	name: "identity.never-seal",
	sql: `insert into identity (agency, id, version, sealed_at, erased_at)
		select r.agency, r.id, 0, r.at, r.at from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, at timestamptz)
		order by r.id on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** The identity's own key under another key of its case. */
export const rewrapIdentity: Statement = {
	name: "identity.rewrap",
	sql: `update identity i set wrapped = decode(r.wrapped, 'hex')
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, version int, wrapped text)
		where i.agency = r.agency and i.id = r.id and i.version = r.version and i.wrapped is not null`,
	conflict: "CONFLICT",
};

/** The condition of the rewrapping of a case: holds when the case has no identity and no file that was left out. */
export const checkWholeCase: Statement = {
	name: "identity.whole-case",
	sql: `select from jsonb_to_recordset($1::jsonb) as r(agency uuid, case_id uuid, identities int, files int)
		where r.identities = (select count(*) from identity i where i.agency = r.agency and i.case_id = r.case_id and i.wrapped is not null)
			and r.files = (select count(*) from file_key f where f.agency = r.agency and f.case_id = r.case_id and f.wrapped is not null)`,
	conflict: "CONFLICT",
};

export const deleteBlindKeys: Statement = {
	name: "blind_key.delete",
	sql: `delete from blind_key b where b.identity_no = any (array(
		select i.no from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid) join identity i on i.agency = r.agency and i.id = r.id))`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** A key is kept for no more rows than a search reads, those of one statement among them. */
export const insertBlindKeys: Statement = {
	name: "blind_key.insert",
	sql: `with fresh as materialized (
			select r.agency, k as key, i.no, row_number() over (partition by r.agency, k order by i.no) as nth
			from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, keys bigint[])
			join identity i on i.agency = r.agency and i.id = r.id
			cross join unnest(r.keys) as k),
		had as materialized (
			select agency, key, (select count(*) from (
				select from blind_key b where b.agency = one.agency and b.key = one.key limit ${mostRowsOfKey}) as row) as rows
			from (select distinct agency, key from fresh) as one)
		insert into blind_key (agency, key, identity_no)
		select agency, key, no from fresh join had using (agency, key) where rows + nth <= ${mostRowsOfKey}
		on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Keys of what waits, by who sent it; each source has as much room as an agency has. */
export const insertWaitingKeys: Statement = {
	name: "waiting_key.insert",
	sql: `insert into waiting_key (agency, source, key, identity_no)
		select r.agency, r.source, k, i.no
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, source uuid, keys bigint[])
		join identity i on i.agency = r.agency and i.id = r.id
		cross join unnest(r.keys) as k
		where (select count(*) from (select from waiting_key w where w.agency = r.agency and w.key = k and w.source = r.source
			limit ${mostRowsOfKey}) as row) < ${mostRowsOfKey}
		on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const deleteWaitingKeys: Statement = {
	name: "waiting_key.delete",
	sql: `delete from waiting_key w using jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid)
		join identity i on i.agency = r.agency and i.id = r.id where w.agency = i.agency and w.identity_no = i.no`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** What waited comes into the index, as far as its keys have room there. */
export const admitKeys: Statement = {
	name: "waiting_key.admit",
	sql: `with admitted as (
			update identity i set source = null from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid)
			where i.agency = r.agency and i.id = r.id returning i.agency, i.no),
		gone as (
			delete from waiting_key w using admitted a where w.agency = a.agency and w.identity_no = a.no
			returning w.agency, w.key, w.identity_no)
		insert into blind_key (agency, key, identity_no)
		select distinct g.agency, g.key, g.identity_no from gone g
		where (select count(*) from (select from blind_key b where b.agency = g.agency and b.key = g.key
			limit ${mostRowsOfKey}) as row) < ${mostRowsOfKey}
		on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

const hex = (value: Uint8Array | null): string | null => value && Buffer.from(value).toString("hex");

/** A row as the statements above take it. */
export const toRow = (o: {
	place: Place;
	keyVersion: number;
	sealed: Sealed;
	at: number;
	post: string;
	/** Who sent it, where it waits to be taken in. */
	source: string | null;
}): Record<string, unknown> => ({
	agency: o.place.agency,
	id: o.place.identityId,
	case_id: o.place.caseId,
	key_version: o.keyVersion,
	version: o.place.version,
	wrapped: hex(o.sealed.wrapped),
	person: hex(o.sealed.person),
	documents: hex(o.sealed.documents),
	contacts: hex(o.sealed.contacts),
	photos: hex(o.sealed.photos),
	at: new Date(o.at).toISOString(),
	post: o.post,
	source: o.source,
});

/** `sealed` is absent once the identity was erased, by itself or with its case. */
export type Stored = { place: Place; sealed?: { caseKey: CaseKey } & Sealed };

export type Row = Sealed & {
	id: string;
	case_id: string | null;
	version: number;
	key_id: string;
	key_version: number;
	case_wrapped: Buffer;
};

/** Columns of an identity `i` with the key of its case `c`, as `fromRow` reads them. */
export const columns = `i.id, i.case_id, i.version, i.wrapped, i.person, i.documents, i.contacts, i.photos, c.key_id,
	c.version as key_version, c.wrapped as case_wrapped`;

export const fromRow = (agency: string, row: Row): Stored => {
	// An id that was taken so that nothing is sealed under it has no case.
	const place = { agency, caseId: row.case_id ?? "", identityId: row.id, version: row.version };
	if (row.wrapped === null || row.case_wrapped === null) return { place };
	const { wrapped, person, documents, contacts, photos } = row;
	const caseKey = { keyId: row.key_id, version: row.key_version, wrapped: row.case_wrapped };
	return { place, sealed: { caseKey, wrapped, person, documents, contacts, photos } };
};

/** Those of the ids that there are, in no order. */
export const findIdentities = async (pool: Pool, agency: string, ids: readonly string[]): Promise<Stored[]> => {
	const { rows } = await queryWith<Row>(pool, asAgency(agency), {
		name: "identity.find",
		text: `select ${columns} from identity i left join case_key c using (agency, case_id) where i.agency = $1 and i.id = any ($2::uuid[])`,
		values: [agency, ids],
	});
	return rows.map((row) => fromRow(agency, row));
};

export const findIdentity = async (pool: Pool, agency: string, id: string): Promise<Stored | undefined> =>
	(await findIdentities(pool, agency, [id]))[0];

export type KeyOfIdentity = { id: string; version: number; wrapped: Buffer; key_version: number };

/** The wrapped keys of all identities of a case that are not erased, with the version of the case's key that wraps them. */
export const keysOfCase = async (pool: Pool, agency: string, caseId: string): Promise<KeyOfIdentity[]> => {
	const { rows } = await queryWith<KeyOfIdentity>(pool, asAgency(agency), {
		text: `select i.id, i.version, i.wrapped, c.version as key_version from identity i join case_key c using (agency, case_id)
			where i.agency = $1 and i.case_id = $2 and i.wrapped is not null`,
		values: [agency, caseId],
	});
	return rows;
};

/** Identities of a case that are not erased yet. */
export const listIdentities = async (pool: Pool, agency: string, caseId: string, limit: number): Promise<string[]> => {
	const { rows } = await queryWith<{ id: string }>(pool, asAgency(agency), {
		text: "select id from identity where agency = $1 and case_id = $2 and wrapped is not null order by id limit $3",
		values: [agency, caseId, limit],
	});
	return rows.map((row) => row.id);
};

const withinText = `select ${columns}, (select count(*) from blind_key b where b.agency = $1 and b.identity_no = i.no and b.key = any ($2::bigint[])) as shared
	from identity i join case_key c using (agency, case_id)
	where i.agency = $1 and i.id = any ($4::uuid[]) and i.wrapped is not null and c.wrapped is not null
		and exists (select from blind_key b where b.agency = $1 and b.identity_no = i.no and b.key = any ($2::bigint[]))
	order by shared desc, i.id limit $3`;

/** The same among some identities alone. */
export const findWithin = async (
	pool: Pool,
	agency: string,
	keys: readonly string[],
	{ ids, limit }: { ids: readonly string[]; limit: number },
): Promise<Stored[]> => {
	const { rows } = await queryWith<Row>(pool, asAgency(agency), {
		name: "identity.candidates-within",
		text: withinText,
		values: [agency, keys, limit, ids],
	});
	return rows.map((row) => fromRow(agency, row));
};

// A key tells the more the fewer rows have it. Keys that are full tell least, and not all of their rows are here; they count
// for little, so that they order what rarer keys have found.
const rank = `with hit as materialized (
		select k.n, b.identity_no
		from unnest($2::bigint[]) with ordinality as k(key, n)
		cross join lateral (select identity_no from blind_key b where b.agency = $1 and b.key = k.key limit ${mostRowsOfKey}) as b),
	size as (select n, count(*) as rows from hit group by n),
	best as (
		select hit.identity_no, sum(1 / (2 + size.rows::float8)) as weight
		from hit join size using (n) group by 1 order by 2 desc, 1 limit $3)
	select ${columns} from best join identity i on i.no = best.identity_no join case_key c using (agency, case_id)
	where i.agency = $1 and i.wrapped is not null and c.wrapped is not null`;

/** Identities that share the rarest of the keys, at most `limit` of them, in no order. */
export const findByBlindKeys = async (
	pool: Pool,
	agency: string,
	keys: readonly string[],
	limit: number,
): Promise<Stored[]> => {
	const { rows } = await queryWith<Row>(pool, asAgency(agency), {
		name: "identity.candidates",
		text: rank,
		values: [agency, keys, limit],
	});
	return rows.map((row) => fromRow(agency, row));
};

/** Rows of one source that a search reads of a key, and identities of one source that it compares. */
const mostOfSource = { rows: 20, identities: 5 };

const rankWaiting = `with hit as materialized (
		select k.n, w.source, w.identity_no
		from unnest($2::bigint[]) with ordinality as k(key, n)
		cross join lateral (select source, identity_no, row_number() over (partition by source order by identity_no desc) as nth
			from waiting_key w where w.agency = $1 and w.key = k.key) as w
		where w.nth <= ${mostOfSource.rows}),
	size as (select n, count(*) as rows from hit group by n),
	weighed as (
		select hit.source, hit.identity_no, sum(1 / (2 + size.rows::float8)) as weight
		from hit join size using (n) group by 1, 2),
	best as (
		select identity_no, weight from (
			select *, row_number() over (partition by source order by weight desc, identity_no desc) as nth from weighed) as w
		where nth <= ${mostOfSource.identities} order by weight desc, identity_no limit $3)
	select ${columns} from best join identity i on i.no = best.identity_no join case_key c using (agency, case_id)
	where i.agency = $1 and i.wrapped is not null and c.wrapped is not null`;

/** The same among what waits to be taken in, a few of each source. */
export const findWaiting = async (
	pool: Pool,
	agency: string,
	keys: readonly string[],
	limit: number,
): Promise<Stored[]> => {
	const { rows } = await queryWith<Row>(pool, asAgency(agency), {
		name: "identity.waiting",
		text: rankWaiting,
		values: [agency, keys, limit],
	});
	return rows.map((row) => fromRow(agency, row));
};
