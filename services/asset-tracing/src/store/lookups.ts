import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { WrappedKey } from "@seamark/sealing";

export type StoredLookup = {
	id: string;
	asker: string;
	responder: string;
	epoch: string;
	no: number;
	subjects: number;
	purpose: string;
	reason: string;
	askedAt: string;
};

export const insertLookup: Statement = {
	name: "tracing_lookup.insert",
	sql: `insert into tracing_lookup (id, asker, responder, epoch, no, subjects, purpose, reason, asked_at, by_post, parties)
		select id, asker, responder, epoch, no, subjects, purpose, reason, at, post, array['asker:' || asker, 'responder:' || responder]
		from jsonb_to_recordset($1::jsonb) as r(id uuid, asker uuid, responder uuid, epoch date, no integer, subjects integer, purpose text,
			reason text, at timestamptz, post uuid)`,
	conflict: "CONFLICT",
	inserts: true,
};

/** Newest first, those that follow `after`: what this agency asked, and what it was asked. */
export const lookupsAfter = async (
	tx: Tx,
	page: { after: string | undefined; limit: number },
): Promise<StoredLookup[]> => {
	const { rows } = await tx.query<Omit<StoredLookup, "askedAt"> & { asked_at: Date }>({
		name: "tracing_lookup.list",
		text: `select id, asker, responder, epoch::text as epoch, no, subjects, purpose, reason, asked_at from tracing_lookup
			where $1::uuid is null or id < $1 order by id desc limit $2`,
		values: [page.after ?? null, page.limit],
	});
	return rows.map(({ asked_at, ...row }) => ({ ...row, askedAt: asked_at.toISOString() }));
};

/** What was asked of one unit on a day: the last place, and subjects together. */
export const askedToday = async (
	tx: Tx,
	{ asker, responder, epoch }: { asker: string; responder: string; epoch: string },
): Promise<{ no: number; subjects: number }> => {
	const { rows } = await tx.query<{ no: number; subjects: number }>({
		name: "tracing_lookup.today",
		text: `select coalesce(max(no), 0) as no, coalesce(sum(subjects), 0)::int as subjects from tracing_lookup
			where asker = $1 and responder = $2 and epoch = $3::date`,
		values: [asker, responder, epoch],
	});
	return rows[0] ?? { no: 0, subjects: 0 };
};

export type SealedSubject = { file: string; key: WrappedKey; no: number; sealed: Buffer; protected: boolean };

/** Accounts of the files that an agency leads: first those that are protected, of closed files too, then those of open files; no more than `limit`. */
export const subjectsOf = (pool: Pool, agency: string, limit: number): Promise<SealedSubject[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<Omit<SealedSubject, "key"> & { key_id: string; wrapped: Buffer }>({
				name: "tracing_account.subjects",
				text: `select f.id as file, f.key_id, f.wrapped, a.no, a.sealed, a.protected
					from tracing_file f join tracing_account a on a.file = f.id
					where f.wrapped is not null and f.parties @> array['lead:' || $1::text] and (a.protected or f.closed_at is null)
					order by a.protected desc, f.id desc, a.no limit $2`,
				values: [agency, limit],
			});
			return rows.map(({ key_id, wrapped, ...row }) => ({ ...row, key: { keyId: key_id, wrapped } }));
		},
		writerSettings([agency]),
	);

export const setProtected: Statement = {
	name: "tracing_account.protect",
	sql: `update tracing_account a set protected = r.protected
		from jsonb_to_recordset($1::jsonb) as r(file uuid, no integer, protected boolean) where a.file = r.file and a.no = r.no`,
	conflict: "CONFLICT",
};

/** Whether the caller's agency has this look-up, at either side. */
export const hasLookup = async (tx: Tx, id: string): Promise<boolean> => {
	const { rows } = await tx.query({
		name: "tracing_lookup.has",
		text: "select from tracing_lookup where id = $1",
		values: [id],
	});
	return rows.length > 0;
};
