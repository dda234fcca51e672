import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Signed } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";

/** The erasure of a request. Times are RFC 3339. */
export type ErasureRow = {
	agency: string;
	request: string;
	state: "asked" | "done";
	reason: string;
	askedBy: string | null;
	askedAt: string;
	confirmedBy: string | null;
	attestations: Signed[];
	version: number;
};

const names = `agency uuid, request uuid, state text, reason text, "askedBy" uuid, "askedAt" timestamptz, "confirmedBy" uuid,
	attestations jsonb, version integer`;

export const insertErasure: Statement = {
	name: "mla.insert-erasure",
	sql: `insert into mla_erasure (agency, request, state, reason, asked_by, asked_at, confirmed_by, attestations, version)
		select agency, request, state, reason, "askedBy", "askedAt", "confirmedBy", attestations, version
		from jsonb_to_recordset($1::jsonb) as r(${names})`,
	conflict: "VERSION_CONFLICT",
	inserts: true,
};

export const updateErasure: Statement = {
	name: "mla.update-erasure",
	sql: `update mla_erasure e set state = r.state, reason = r.reason, asked_by = r."askedBy", asked_at = r."askedAt",
			confirmed_by = r."confirmedBy", attestations = r.attestations, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(${names})
		where e.agency = r.agency and e.request = r.request and e.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

export const findErasure = async (tx: Tx, request: string): Promise<ErasureRow | undefined> => {
	const { rows } = await tx.query<Omit<ErasureRow, "askedAt"> & { askedAt: Date }>({
		name: "mla.find-erasure",
		text: `select agency, request, state, reason, asked_by as "askedBy", asked_at as "askedAt", confirmed_by as "confirmedBy",
				attestations, version from mla_erasure where request = $1`,
		values: [request],
	});
	return rows[0] && { ...rows[0], askedAt: rows[0].askedAt.toISOString() };
};

/** Of a statement its text goes; what the chain needs stays. */
export const eraseStatement: Statement = {
	name: "mla.erase-statement",
	sql: `update mla_statement s set bytes = '', skeleton = r.skeleton
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, request uuid, hash text, skeleton jsonb)
		where s.agency = r.agency and s.request = r.request and s.hash = r.hash and s.bytes <> ''`,
	conflict: "VERSION_CONFLICT",
};

const ofRequest = "from jsonb_to_recordset($1::jsonb) as r(agency uuid, request uuid) where";
const erase = (name: string, sql: string): Statement => ({ name, sql, conflict: "CONFLICT", anyCount: true });

/** What lies beside the statements of a request: letters about its draft, prepared acts, what waits, and the words of chains of custody. */
export const eraseBeside: readonly Statement[] = [
	erase(
		"mla.erase-letters-of-request",
		`update mla_letter l set bytes = '' ${ofRequest} l.agency = r.agency and l.thread = r.request`,
	),
	erase(
		"mla.erase-acts",
		`update mla_act a set content = '{}', state = case a.state when 'waiting' then 'dropped' else a.state end, version = a.version + 1
			${ofRequest} a.agency = r.agency and a.request = r.request`,
	),
	erase(
		"mla.erase-aside",
		`delete from mla_statement_aside s using jsonb_to_recordset($1::jsonb) as r(agency uuid, request uuid)
			where s.agency = r.agency and s.request = r.request`,
	),
	erase(
		"mla.erase-cases",
		`delete from mla_case c using jsonb_to_recordset($1::jsonb) as r(agency uuid, request uuid)
			where c.agency = r.agency and c.request = r.request`,
	),
	erase(
		"mla.erase-custody",
		`update mla_custody c set bytes = '' ${ofRequest} c.agency = r.agency
			and c.file in (select f.id from mla_file f where f.agency = r.agency and f.request = r.request)`,
	),
];

export const eraseLetter: Statement = erase(
	"mla.erase-letter",
	`update mla_letter l set bytes = '' from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid) where l.agency = r.agency and l.id = r.id`,
);

export type Due = { agency: string; id: string };
const dueIn = (pool: Pool, agencies: readonly string[], name: string, text: string, before: number): Promise<Due[]> =>
	transact(
		pool,
		async (tx) => (await tx.query<Due>({ name, text, values: [new Date(before).toISOString()] })).rows,
		writerSettings(agencies),
	);

/** Something was sent to it after it was erased. */
const newFile = `exists (select from mla_file f
				where f.agency = q.agency and f.request = q.id and f.state <> 'erased' and f.added_at < $1)`;

/** Drafts that nobody has changed since. */
export const draftsDue = (pool: Pool, agencies: readonly string[], before: number): Promise<Due[]> =>
	dueIn(
		pool,
		agencies,
		"mla.drafts-due",
		`select q.agency, q.id from mla_request q where q.stage = 'draft' and q.changed_at < $1 and (q.erased_at is null or ${newFile})
			order by q.changed_at limit 100`,
		before,
	);

/** Requests that ended and about which nothing was said since, also where something was said or sent after an erasure. */
export const threadsDue = (pool: Pool, agencies: readonly string[], before: number): Promise<Due[]> =>
	dueIn(
		pool,
		agencies,
		"mla.threads-due",
		`select q.agency, q.id from mla_request q where q.stage in ('answered', 'refused', 'withdrawn') and q.changed_at < $1
			and coalesce(q.state ->> 'domesticCase', 'none') not in ('asked', 'opened')
			and (q.erased_at is null or exists (
				select from mla_statement s where s.agency = q.agency and s.request = q.id and s.bytes <> '') or ${newFile})
			order by q.changed_at limit 100`,
		before,
	);

/** Letters of the informal lane. Those about a request go with it; what came after it was erased goes like a letter. */
export const lettersDue = (pool: Pool, agencies: readonly string[], before: number): Promise<Due[]> =>
	dueIn(
		pool,
		agencies,
		"mla.letters-due",
		`select l.agency, l.id from mla_letter l where l.bytes <> '' and l.known_at < $1
			and not exists (select from mla_request q where q.agency = l.agency and q.id = l.thread and q.erased_at is null)
			order by l.known_at limit 100`,
		before,
	);
