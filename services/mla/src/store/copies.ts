import type { Tx } from "@seamark/db";
import type { Chains, KnownReceipt, Receipt, Signed } from "@seamark/mla-thread";
import { type ActRow, columns as actColumns, fromRow as fromActRow, type StoredAct } from "./acts.ts";
import { type NamedFile, namedFile } from "./files.ts";
import { columns, fromRow, type RequestRow, type StoredRequest } from "./requests.ts";
import { chainsIn, type StoredStatement } from "./statements.ts";

/** A copy of a thread, by the agency that has it; `act` is what is asked for with it of what was prepared in it. */
export type CopyName = { agency: string; request: string; act?: string };
export type StoredAside = Signed & { hash: string; why: string };
export type StoredCopy = {
	/** None: the agency has not the request. */
	row: RequestRow | undefined;
	chains: Chains;
	/** Those that say that a statement arrived or was opened. */
	proofs: KnownReceipt[];
	aside: StoredAside[];
	/** What a statement may name. */
	files: NamedFile[];
	act: ActRow | undefined;
};

// The ids are said once more, apart: without that PostgreSQL reads the whole table for a few of them.
const named = `unnest($1::uuid[], $2::uuid[]) with ordinality as k(k_agency, k_request, n)`;

/** What is stored of many copies, in the order of their names. All queries leave before one is waited for. */
export const storedCopies = async (tx: Tx, names: readonly CopyName[]): Promise<StoredCopy[]> => {
	const values = [names.map(({ agency }) => agency), names.map(({ request }) => request)];
	const read = async <R extends object>(
		name: string,
		text: string,
		more: unknown[] = [],
	): Promise<Map<number, R[]>> => {
		const { rows } = await tx.query<R & { n: number }>({
			name: `mla.copies-${name}`,
			text,
			values: [...values, ...more],
		});
		return Map.groupBy(rows, ({ n }) => n - 1);
	};
	const of = (table: string, columns: string, more: string) =>
		`select k.n::integer as n, ${columns} from ${named} join ${table} s on s.agency = k.k_agency and s.request = k.k_request and s.request = any ($2) ${more}`;
	const acts = names.map(({ act }) => act ?? null);
	const [requests, statements, proofs, aside, files, prepared] = await Promise.all([
		read<StoredRequest>(
			"requests",
			`select k.n::integer as n, ${columns} from ${named} join mla_request q on q.agency = k.k_agency and q.id = k.k_request and q.id = any ($2)`,
		),
		read<StoredStatement>(
			"statements",
			of("mla_statement", "s.made_by, s.hash, s.bytes, s.signature, s.skeleton", "order by k.n, s.made_by, s.number"),
		),
		read<Signed>(
			"proofs",
			of(
				"mla_receipt",
				"s.bytes, s.signature",
				"and s.kind in ('delivered', 'retrieved') order by k.n, s.given_at, s.statement, s.kind",
			),
		),
		read<StoredAside>(
			"aside",
			of("mla_statement_aside", "s.hash, s.why, s.bytes, s.signature", "order by k.n, s.known_at, s.hash"),
		),
		read<NamedFile>("files", of("mla_file", namedFile, "")),
		read<StoredAct>("acts", of("mla_act", actColumns, "and s.id = ($3::uuid[])[k.n]"), [acts]),
	]);
	return names.map((_, n) => {
		const row = requests.get(n)?.[0];
		return {
			row: row && fromRow(row),
			chains: chainsIn(statements.get(n) ?? []),
			proofs: (proofs.get(n) ?? []).map((one) => ({ ...one, receipt: JSON.parse(one.bytes) as Receipt })),
			aside: aside.get(n) ?? [],
			files: files.get(n) ?? [],
			act: prepared.get(n)?.map(fromActRow)[0],
		};
	});
};
