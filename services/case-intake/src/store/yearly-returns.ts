import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { type Edition, type EditionOf, toEditionRow } from "./editions.ts";

/** A frozen return, without its bytes. */
export type Frozen = Edition & {
	rulesVersion: string;
	/** RFC 3339. */
	frozenAt: string;
};

export const insertReturn: Statement = {
	name: "yearly_return.insert",
	sql: `insert into yearly_return (agency, year, edition, sha256, bytes, rules_version, frozen_at, by_post)
		select agency, year, edition, sha256, convert_to(text, 'UTF8'), rules_version, frozen_at, by_post from jsonb_to_recordset($1::jsonb)
		as r(agency uuid, year int, edition int, sha256 text, text text, rules_version text, frozen_at timestamptz, by_post uuid)
		on conflict do nothing`,
	// Somebody froze an edition in this moment.
	conflict: "CONFLICT",
};

export const toReturnRow = (frozen: Frozen, of: EditionOf): Record<string, unknown> => ({
	...toEditionRow(frozen, of),
	rules_version: frozen.rulesVersion,
	frozen_at: frozen.frozenAt,
});

type Row = { year: number; edition: number; sha256: string; rules_version: string; frozen_at: Date; bytes: Buffer };
const columns = "year, edition, sha256, rules_version, frozen_at";
const fromRow = (row: Omit<Row, "bytes">): Frozen => ({
	year: row.year,
	edition: row.edition,
	sha256: row.sha256,
	rulesVersion: row.rules_version,
	frozenAt: row.frozen_at.toISOString(),
});

/** A return and its bytes; the last edition where none is named. */
export const findReturn = async (
	tx: Tx,
	{ year, edition }: { year: number; edition?: number | undefined },
): Promise<{ frozen: Frozen; bytes: Buffer } | undefined> => {
	const { rows } = await tx.query<Row>(
		`select ${columns}, bytes from yearly_return where year = $1 and ($2::int is null or edition = $2) order by edition desc limit 1`,
		[year, edition ?? null],
	);
	return rows[0] && { frozen: fromRow(rows[0]), bytes: rows[0].bytes };
};

export const returnsOf = async (tx: Tx, limit: number): Promise<Frozen[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from yearly_return order by year desc, edition desc limit $1`,
		[limit],
	);
	return rows.map(fromRow);
};
