import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Owed, Side } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import type { RequestRow } from "./requests.ts";

/** A request in which something is owed, with what work lists say of it. */
export type OwedRow = Pick<RequestRow, "id" | "agency" | "side" | "reference" | "otherReference" | "stage" | "post"> & {
	duties: Owed[];
};

/** Oldest first. */
export const owedRequests = async (tx: Tx, most: number): Promise<OwedRow[]> => {
	const { rows } = await tx.query<OwedRow>({
		name: "mla.owed-requests",
		text: `select id, agency, side, reference, other_reference as "otherReference", stage, post, duties from mla_request
			where duties <> '[]' and stage <> 'draft' and erased_at is null order by id limit $1`,
		values: [most],
	});
	return rows;
};

/** Requests that were written before it was kept what is owed in them. */
export const requestsWithoutDuties = (
	pool: Pool,
	agencies: readonly string[],
	after: Pick<RequestRow, "id" | "agency"> | undefined,
	most: number,
): Promise<Pick<RequestRow, "id" | "agency" | "version">[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<Pick<RequestRow, "id" | "agency" | "version">>({
				name: "mla.without-duties",
				text: `select id, agency, version from mla_request
					where duties is null and ($1::uuid is null or (agency, id) > ($1, $2::uuid)) order by agency, id limit $3`,
				values: [after?.agency ?? null, after?.id ?? null, most],
			});
			return rows;
		},
		writerSettings(agencies),
	);

/** The version stays: nothing was said. Where something was said meanwhile, that has kept it. */
export const fillDuties: Statement = {
	name: "mla.fill-duties",
	sql: `update mla_request q set duties = r.duties
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, version integer, duties jsonb)
		where q.agency = r.agency and q.id = r.id and q.version = r.version and q.duties is null`,
	conflict: "CONFLICT",
	anyCount: true,
};

const names = "agency uuid, post uuid, hash text, made_by uuid, made_at timestamptz";

/** A new address takes the place of the one before it. */
export const putCalendar: Statement = {
	name: "mla.put-calendar",
	sql: `insert into mla_calendar (agency, post, hash, made_by, made_at)
		select agency, post, hash, made_by, made_at from jsonb_to_recordset($1::jsonb) as r(${names})
		on conflict (agency, post) do update set hash = excluded.hash, made_by = excluded.made_by, made_at = excluded.made_at`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const deleteCalendar: Statement = {
	name: "mla.delete-calendar",
	sql: `delete from mla_calendar c using jsonb_to_recordset($1::jsonb) as r(agency uuid, post uuid)
		where c.agency = r.agency and c.post = r.post`,
	conflict: "CONFLICT",
	anyCount: true,
};

export type Calendar = { agency: string; post: string; madeBy: string | null };

export const calendarAt = async (pool: Pool, hash: string): Promise<Calendar | undefined> => {
	const { rows } = await pool.query<Calendar>('select agency, post, made_by as "madeBy" from seamark.calendar_at($1)', [
		hash,
	]);
	return rows[0];
};

/** Of the requests that were filed in a time, by side: how many, and how long they took, in hours. */
export type Numbers = {
	side: Side;
	filed: number;
	registered: number;
	ended: number;
	registerHours: number | null;
	registerHours90: number | null;
	endHours: number | null;
	endHours90: number | null;
};

export const numbersOf = async (tx: Tx, from: string, to: string): Promise<Numbers[]> => {
	const { rows } = await tx.query<Numbers>({
		name: "mla.numbers",
		text: `with told as (
				select request, min(known_at) filter (where kind in ('submit', 'submit-orally')) as filed,
					min(known_at) filter (where kind = 'register') as registered,
					min(known_at) filter (where kind in ('answer-finally', 'refuse', 'refuse-outside-21', 'withdraw')) as ended
				from mla_statement group by request)
			select q.side, count(*)::int as filed, count(registered)::int as registered, count(ended)::int as ended,
				percentile_cont(0.5) within group (order by extract(epoch from registered - filed) / 3600) as "registerHours",
				percentile_cont(0.9) within group (order by extract(epoch from registered - filed) / 3600) as "registerHours90",
				percentile_cont(0.5) within group (order by extract(epoch from ended - filed) / 3600) as "endHours",
				percentile_cont(0.9) within group (order by extract(epoch from ended - filed) / 3600) as "endHours90"
			from told join mla_request q on q.id = told.request
			where filed >= $1::timestamptz and filed < $2::timestamptz group by q.side order by q.side`,
		values: [from, to],
	});
	return rows;
};
