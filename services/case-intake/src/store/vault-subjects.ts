import type { Actor } from "@seamark/auth";
import { type Pool, type Tx, transact } from "@seamark/db";
import type { Change, Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";

/** What an agency has in the vault, where it is not settled yet; see migration 0011. */
export type VaultSubject = {
	agency: string;
	kind: "identity" | "file" | "scope" | "import";
	id: string;
	/** What it is sealed under. */
	scope: string;
	/** By whose erasure it leaves; null where it was never anybody's. */
	cause: string | null;
	actor: Actor;
	/** RFC 3339. */
	since: string;
};

const types = "agency uuid, kind text, id uuid, scope uuid, cause uuid, actor jsonb, since timestamptz";
const rows = `from jsonb_to_recordset($1::jsonb) as r(${types})`;

/** Before anything is sealed. An import that is sent again has said so before. */
export const intend: Statement = {
	name: "vault_subject.intend",
	sql: `insert into vault_subject (agency, kind, id, scope, cause, state, since, actor)
		select agency, kind, id, scope, cause, 'intended', since, actor ${rows} on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** In the commit that makes it somebody's. Without its row it was given up meanwhile, and is nobody's to have. */
export const own: Statement = {
	name: "vault_subject.own",
	sql: `delete from vault_subject s using jsonb_to_recordset($1::jsonb) as r(${types})
		where s.agency = r.agency and s.kind = r.kind and s.id = r.id and s.state = 'intended'`,
	conflict: "CONFLICT",
};

/** It becomes nobody's: intended, if it still is. */
export const giveUp: Statement = {
	name: "vault_subject.give-up",
	sql: `update vault_subject s set state = 'leaving', since = r.since from jsonb_to_recordset($1::jsonb) as r(${types})
		where s.agency = r.agency and s.kind = r.kind and s.id = r.id and s.state = 'intended'`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** In the commit by which it stops being anybody's. */
export const leave: Statement = {
	name: "vault_subject.leave",
	sql: `insert into vault_subject (agency, kind, id, scope, cause, state, since, actor)
		select distinct on (agency, kind, id) agency, kind, id, scope, cause, 'leaving', since, actor ${rows} order by agency, kind, id
		on conflict (agency, kind, id) do update set state = 'leaving', cause = excluded.cause, since = excluded.since, actor = excluded.actor`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** In the commit by which what waited is taken in. */
export const enter: Statement = {
	name: "vault_subject.enter",
	sql: `insert into vault_subject (agency, kind, id, scope, cause, state, since, actor)
		select agency, kind, id, scope, cause, 'entering', since, actor ${rows} on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** The vault has done its part. */
export const isDone: Statement = {
	name: "vault_subject.done",
	sql: `delete from vault_subject s using jsonb_to_recordset($1::jsonb) as r(${types}, state text)
		where s.agency = r.agency and s.kind = r.kind and s.id = r.id and s.state = r.state`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** The rows of one of these statements. */
export const subjectWrites = (statement: Statement, subjects: readonly VaultSubject[]): Change["writes"] =>
	subjects.map((row) => ({ statement, row }));

const asAgency = <T>(pool: Pool, agency: string, read: (tx: Tx) => Promise<T>): Promise<T> =>
	transact(pool, read, writerSettings([agency]));

type Row = Omit<VaultSubject, "since"> & { since: Date };

type SubjectState = "intended" | "leaving" | "entering";

/** All of an agency's, those of these ids, or those that leave by one erasure. */
export type Which = { ids?: readonly string[]; cause?: string };

/** What is in a state since before a time, oldest first. */
export const subjectsIn = (
	pool: Pool,
	agency: string,
	o: Which & {
		state: SubjectState;
		kinds?: readonly VaultSubject["kind"][];
		before?: string;
		limit: number;
	},
): Promise<VaultSubject[]> =>
	asAgency(pool, agency, async (tx) => {
		const { rows: found } = await tx.query<Row>({
			name: "vault_subject.in",
			text: `select agency, kind, id, scope, cause, actor, since from vault_subject
				where agency = $1 and state = $2 and ($3::timestamptz is null or since < $3) and ($4::uuid[] is null or id = any ($4))
					and ($5::uuid is null or cause = $5) and ($6::text[] is null or kind = any ($6))
				order by since, id limit $7`,
			values: [agency, o.state, o.before ?? null, o.ids ?? null, o.cause ?? null, o.kinds ?? null, o.limit],
		});
		return found.map((row) => ({ ...row, since: row.since.toISOString() }));
	});

/**
 * Agencies for which a sweep has something to do: what is in the vault's way, an import that was left, a task, an opening nobody answered
 * for, a report that is due. What a sweep comes to do belongs into the function too (migration 0022).
 */
export const agenciesWithWork = async (
	pool: Pool,
	o: { now: string; idle: string; today: string },
): Promise<string[]> => {
	const { rows: found } = await pool.query<{ agency: string }>({
		name: "vault_subject.agencies-with-work",
		text: "select agency from seamark.agencies_with_work($1, $2, $3) as found(agency) order by agency",
		values: [o.now, o.idle, o.today],
	});
	return found.map(({ agency }) => agency);
};

export type SubjectCounts = { intended: number; leaving: number; oldest: Date | null };

/** `oldest`: since when the one that has waited longest is leaving. */
export const countSubjects = (pool: Pool, agency: string): Promise<SubjectCounts> =>
	asAgency(pool, agency, async (tx) => {
		const { rows: found } = await tx.query<SubjectCounts>({
			name: "vault_subject.count",
			text: `select count(*) filter (where state <> 'leaving') as intended, count(*) filter (where state = 'leaving') as leaving,
				min(since) filter (where state = 'leaving') as oldest from vault_subject where agency = $1`,
			values: [agency],
		});
		return found[0] ?? { intended: 0, leaving: 0, oldest: null };
	});

const base = (id: string) => `overlay(${id}::text placing '00000000' from 29)::uuid`;
const line = (id: string) => `('x' || right(${id}::text, 8))::bit(32)::int`;

// The one place that says whose an identity of the vault is. A report has its identities while it waits; then its persons have them. An
// import has those of its records until persons are made of them. What is in vault_subject is settled by that.
const nobodys = {
	identity: `not exists (select from person p where p.identity_id = w.id)
		and not exists (select from report r where r.status = 'waiting' and r.erased_at is null
			and jsonb_path_query_array(r.content, '$.persons[*].identityId') ? w.id::text)
		and not exists (select from vault_subject s where s.agency = $1
			and (s.kind in ('identity', 'file') and s.id = w.id and s.state <> 'entering' or s.kind = 'import' and s.id = ${base("w.id")}))
		and not exists (select from imported_file f join import_job j on j.id = f.import_id
			where f.identities = ${base("w.id")} and (j.status = 'running' or j.status = 'done'
				and exists (select from (select lines, sealed from imported_batch b where b.import_id = f.import_id and b.first <= ${line("w.id")}
						order by b.first desc limit 1) b cross join lateral unnest(b.lines, b.sealed) as l(line, sealed)
					where l.line = ${line("w.id")} and l.sealed)
				and not exists (select from person p where p.id = overlay(f.persons::text placing right(w.id::text, 8) from 29)::uuid)))`,
	file: `not exists (select from attachment a where a.upload_id = w.id)
		and not exists (select from vault_subject s where s.agency = $1 and s.kind = 'file' and s.id = w.id)`,
};

/** Those of the vault's ids that are nobody's here. */
export const nobodysOf = (
	pool: Pool,
	agency: string,
	kind: "identity" | "file",
	ids: readonly string[],
): Promise<string[]> =>
	asAgency(pool, agency, async (tx) => {
		const { rows: found } = await tx.query<{ id: string }>({
			name: `vault_subject.nobodys-${kind}`,
			text: `select w.id from unnest($2::uuid[]) as w(id) where ${nobodys[kind]}`,
			values: [agency, ids],
		});
		return found.map(({ id }) => id);
	});

const owned = {
	identity: `select identity_id as id from person where agency = $1 and identity_id is not null
		union select (one ->> 'identityId')::uuid from report r, jsonb_array_elements(r.content -> 'persons') one
			where r.agency = $1 and r.status = 'waiting' and r.erased_at is null and one ? 'identityId'`,
	file: "select upload_id as id from attachment where agency = $1 and sealed_by = 'case'",
};

/** Ids of the vault that somebody here has, between two ids; those of records that no person was made of are not among them. */
export const ownedBetween = (
	pool: Pool,
	agency: string,
	kind: "identity" | "file",
	{ after, upTo }: { after: string; upTo: string | undefined },
): Promise<string[]> =>
	asAgency(pool, agency, async (tx) => {
		const { rows: found } = await tx.query<{ id: string }>({
			name: `vault_subject.owned-${kind}`,
			text: `select id from (${owned[kind]}) o where ($2 = '' or id > nullif($2, '')::uuid) and ($3::uuid is null or id <= $3)`,
			values: [agency, after, upTo ?? null],
		});
		return found.map(({ id }) => id);
	});
