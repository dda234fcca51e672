import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { type Edition, type EditionOf, toEditionRow } from "./editions.ts";

/** A release of national totals, without its bytes. */
export type Released = Edition & {
	country: string;
	/** RFC 3339. */
	releasedAt: string;
};

export const insertRelease: Statement = {
	name: "national_totals.insert",
	sql: `insert into national_totals (country, year, edition, agency, sha256, bytes, released_at, by_post)
		select country, year, edition, agency, sha256, convert_to(text, 'UTF8'), released_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(country text, year int, edition int, agency uuid, sha256 text, text text,
			released_at timestamptz, by_post uuid)
		on conflict do nothing`,
	// Somebody released an edition in this moment.
	conflict: "CONFLICT",
};

export const toReleaseRow = (released: Released, of: EditionOf): Record<string, unknown> => ({
	...toEditionRow(released, of),
	country: released.country,
	released_at: released.releasedAt,
});

type Row = { country: string; year: number; edition: number; sha256: string; released_at: Date; bytes: Buffer };
const columns = "country, year, edition, sha256, released_at";
const fromRow = (row: Omit<Row, "bytes">): Released => ({
	country: row.country,
	year: row.year,
	edition: row.edition,
	sha256: row.sha256,
	releasedAt: row.released_at.toISOString(),
});

/** Every release of a year, the last one first. */
export const releasesOfYear = async (tx: Tx, year: number): Promise<{ released: Released; bytes: Buffer }[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns}, bytes from national_totals where year = $1 order by edition desc`,
		[year],
	);
	return rows.map((row) => ({ released: fromRow(row), bytes: row.bytes }));
};

export const releases = async (tx: Tx, limit: number): Promise<Released[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from national_totals order by year desc, edition desc limit $1`,
		[limit],
	);
	return rows.map(fromRow);
};

/** Every edition of the frozen returns of these agencies. */
export const returnsOfAgencies = async (
	tx: Tx,
	year: number,
	agencies: readonly string[],
): Promise<{ agency: string; edition: number; sha256: string; bytes: Buffer }[]> => {
	const { rows } = await tx.query<{ agency: string; edition: number; sha256: string; bytes: Buffer }>(
		"select agency, edition, sha256, bytes from seamark.returns_of($1, $2::uuid[]) order by agency, edition",
		[year, agencies],
	);
	return rows;
};
