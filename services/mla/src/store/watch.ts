import { type Pool, transact } from "@seamark/db";
import { writerSettings } from "@seamark/policy";

/** Requests of which a statement of the copy's own side, known before that time, has no proof of delivery; oldest first. */
export const threadsWithoutProof = (
	pool: Pool,
	agencies: readonly string[],
	before: number,
): Promise<{ agency: string; request: string }[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ agency: string; request: string }>({
				name: "mla.without-proof",
				text: `select distinct s.agency, s.request from mla_statement s
					join mla_request q on q.agency = s.agency and q.id = s.request and q.side = s.made_by
					where s.known_at < $1::timestamptz and s.number > q.delivered and not exists (
						select from mla_receipt r where r.agency = s.agency and r.request = s.request and r.statement = s.hash
							and r.kind in ('delivered', 'retrieved'))
					order by s.request limit 1000`,
				values: [new Date(before).toISOString()],
			});
			return rows;
		},
		writerSettings(agencies),
	);

/** Whether the receiver's own copy has a statement: what it took in, or keeps aside. It may have given no proof of it. */
const atReceiver = `exists (select from mla_statement t where t.agency = w.receiver and t.hash = w.hash)
		or exists (select from mla_statement_aside a where a.agency = w.receiver and a.request = w.request and a.hash = w.hash)`;

/** Requests of which a statement, known before that time, has neither a proof of delivery nor arrived at a copy of this hub. */
export const silentSince = (pool: Pool, agencies: readonly string[], before: number): Promise<number> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ silent: number }>({
				name: "mla.silent",
				text: `select count(distinct (w.agency, w.request))::int as silent from (
						select s.agency, s.request, s.hash, case q.side when 'requesting' then q.requested else q.requesting end as receiver
						from mla_statement s join mla_request q on q.agency = s.agency and q.id = s.request and q.side = s.made_by
						where s.known_at < $1::timestamptz and s.number > q.delivered and not exists (
							select from mla_receipt r where r.agency = s.agency and r.request = s.request and r.statement = s.hash
								and r.kind in ('delivered', 'retrieved'))) w
					where not (${atReceiver})`,
				values: [new Date(before).toISOString()],
			});
			return rows[0]?.silent ?? 0;
		},
		writerSettings(agencies),
	);
