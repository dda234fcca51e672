import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import {
	type Known,
	type KnownReceipt,
	type Receipt,
	readStatement,
	type Statement as Said,
	type Side,
	type Signed,
} from "@seamark/mla-thread";

const insert = (name: string, table: string, columns: string, types: string, again = ""): Statement => ({
	name,
	sql: `insert into ${table} (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as r(${types}) ${again}`,
	conflict: "VERSION_CONFLICT",
	...(again ? { anyCount: true as const } : { inserts: true as const }),
});

/** Two who make one at the same time take the same number, and one of them is decided again. */
export const insertStatement = insert(
	"mla.insert-statement",
	"mla_statement",
	"agency, request, made_by, number, hash, kind, bytes, signature, known_at",
	`agency uuid, request uuid, made_by text, number integer, hash text, kind text, bytes text, signature text, known_at timestamptz`,
);
export const statementRow = (agency: string, { statement, hash, bytes, signature }: Known, at: string) => ({
	agency,
	request: statement.thread,
	made_by: statement.by,
	number: statement.number,
	hash,
	kind: statement.kind,
	bytes,
	signature,
	known_at: at,
});

export const insertAside = insert(
	"mla.insert-aside",
	"mla_statement_aside",
	"agency, request, hash, why, bytes, signature, known_at",
	"agency uuid, request uuid, hash text, why text, bytes text, signature text, known_at timestamptz",
	"on conflict do nothing",
);

export const deleteAside: Statement = {
	name: "mla.delete-aside",
	sql: `delete from mla_statement_aside a using jsonb_to_recordset($1::jsonb) as r(agency uuid, request uuid, hash text)
		where a.agency = r.agency and a.request = r.request and a.hash = r.hash`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** The first receipt of a kind stays: what comes again changes nothing. */
export const insertReceipt = insert(
	"mla.insert-receipt",
	"mla_receipt",
	"agency, request, statement, kind, given_by, bytes, signature, given_at",
	`agency uuid, request uuid, statement text, kind text, given_by text, bytes text, signature text, given_at timestamptz`,
	"on conflict do nothing",
);
export const receiptRow = (agency: string, { receipt, bytes, signature }: KnownReceipt) => ({
	agency,
	request: receipt.thread,
	statement: receipt.of,
	kind: receipt.kind,
	given_by: receipt.by,
	bytes,
	signature,
	given_at: receipt.at,
});

export type StoredStatement = Signed & { made_by: Side; hash: string; skeleton: Said | null };

/** All statements of a thread that the reader's side has, of each side in the order of their numbers. */
export const chainsOf = async (tx: Tx, request: string): Promise<Record<Side, Known[]>> => {
	const { rows } = await tx.query<StoredStatement>({
		name: "mla.chains",
		text: "select made_by, hash, bytes, signature, skeleton from mla_statement where request = $1 order by made_by, number",
		values: [request],
	});
	return chainsIn(rows);
};

/** Rows of one copy, of each side in the order of their numbers. */
export const chainsIn = (rows: readonly StoredStatement[]): Record<Side, Known[]> => {
	const chain = (side: Side) =>
		rows
			.filter(({ made_by }) => made_by === side)
			.map(({ hash, bytes, signature, skeleton }) => ({
				hash,
				bytes,
				signature,
				statement: skeleton ?? (readStatement(bytes) as Said),
			}));
	return { requesting: chain("requesting"), requested: chain("requested") };
};

export const receiptsOf = async (tx: Tx, request: string): Promise<KnownReceipt[]> => {
	const { rows } = await tx.query<Signed>({
		name: "mla.receipts",
		text: "select bytes, signature from mla_receipt where request = $1 order by given_at, statement, kind",
		values: [request],
	});
	return rows.map((one) => ({ ...one, receipt: JSON.parse(one.bytes) as Receipt }));
};

/** A statement or a receipt of one agency, by the hash of the statement; `kind` is that of the receipt. */
export type SignedName = { agency: string; request: string; hash: string; kind: string };

/** As they were signed. None where the text was erased. */
export const signedOf = async (
	tx: Tx,
	{ statements, receipts }: Record<"statements" | "receipts", readonly SignedName[]>,
): Promise<ReadonlyMap<SignedName, Signed>> => {
	const read = async (name: string, of: readonly SignedName[], from: string) => {
		const values = (["agency", "request", "hash", "kind"] as const).map((column) => of.map((one) => one[column]));
		const text = `select k.n::integer as n, s.bytes, s.signature
			from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) with ordinality as k(agency, request, hash, kind, n) join ${from}`;
		const { rows } = await tx.query<Signed & { n: number }>({ name, text, values });
		return rows.map(({ n, bytes, signature }) => [of[n - 1] as SignedName, { bytes, signature }] as const);
	};
	const found = await Promise.all([
		read(
			"mla.signed-statements",
			statements,
			"mla_statement s on s.agency = k.agency and s.request = k.request and s.hash = k.hash and s.bytes <> '' and s.request = any ($2)",
		),
		read(
			"mla.signed-receipts",
			receipts,
			"mla_receipt s on s.agency = k.agency and s.request = k.request and s.statement = k.hash and s.kind = k.kind and s.request = any ($2)",
		),
	]);
	return new Map(found.flat());
};
