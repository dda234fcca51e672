import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { fromPartyColumns, writerSettings } from "@seamark/policy";

export const closeFile: Statement = {
	name: "tracing_file.close",
	sql: `update tracing_file f set closed_at = r.at, version = f.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version integer, at timestamptz)
		where f.id = r.id and f.version = r.version and f.closed_at is null`,
	conflict: "VERSION_CONFLICT",
};

/** Without its key, what copies of the database still hold is for nobody. */
const dropKey: Statement = {
	name: "tracing_file.drop_key",
	sql: `update tracing_file f set key_id = null, wrapped = null, last_no = 0, erased_at = r.at, version = f.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz) where f.id = r.id and f.erased_at is null`,
	conflict: "CONFLICT",
};
const emptied = (table: string): Statement => ({
	name: `${table}.erase`,
	sql: `delete from ${table} t using jsonb_to_recordset($1::jsonb) as r(id uuid) where t.file = r.id`,
	conflict: "CONFLICT",
	anyCount: true,
});
const dropBeneficiaries: Statement = {
	name: "tracing_claim.erase",
	sql: `update tracing_claim c set beneficiary = null, version = c.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid) where c.file = r.id and c.beneficiary_kind = 'person'`,
	conflict: "CONFLICT",
	anyCount: true,
};
export const eraseFile: readonly Statement[] = [
	dropKey,
	...["tracing_refusal", "tracing_trace"].map(emptied),
	dropBeneficiaries,
];

/** What is not settled in a file. */
export const whatIsLeft = async (tx: Tx, file: string, at: string) => {
	const { rows } = await tx.query<{ restrained: number; waiting: number; running: number; in_custody: boolean }>({
		name: "tracing_file.left",
		text: `select
				(select count(*)::int from tracing_property where file = $1 and order_ends_at > $2) as restrained,
				(select count(*)::int from tracing_release where file = $1 and state = 'waiting' and answer_by > $2) as waiting,
				(select count(*)::int from tracing_load where file = $1 and status in ('announced', 'running')) as running,
				exists (
					select from tracing_posting where file = $1 and (account in ('fund', 'advance') or account like 'held:%')
					group by account, currency having sum(amount) <> 0
				) as in_custody`,
		values: [file, at],
	});
	const { restrained = 0, waiting = 0, running = 0, in_custody: inCustody = false } = rows[0] ?? {};
	return { restrained, waiting, running, inCustody };
};

/** Files that were closed before a moment and are not erased, with the agency that leads each. */
export const filesToErase = (
	pool: Pool,
	agencies: readonly string[],
	closedBefore: string,
): Promise<{ id: string; lead: string }[]> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ id: string; parties: string[] }>({
				name: "tracing_file.to_erase",
				text: "select id, parties from tracing_file where closed_at < $1 and erased_at is null order by closed_at limit 100",
				values: [closedBefore],
			});
			return rows.map(({ id, parties }) => ({
				id,
				lead: fromPartyColumns({ parties }).parties.find(({ role }) => role === "lead")?.agency ?? "",
			}));
		},
		writerSettings([...agencies]),
	);
