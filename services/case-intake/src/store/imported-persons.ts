import type { Tx } from "@seamark/db";
import type { CtdcPerson } from "../imports/ctdc/map.ts";
import type { Job, Placed } from "../imports/import-records/types.ts";

const insertAll = `insert into imported_person (import_id, agency, n, sex, age_band, citizen, controls, purposes, recruiters, duration)
	select $1, $2, r.* from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[], $9::int[], $10::text[]) as r`;

/** Rows of one statement: a few milliseconds of the database. */
const mostRows = 2_000;

/** Writes the rows of a coded data set, some at a time. */
export const insertImportedPersons = function* (tx: Tx, job: Job, rows: readonly Placed<CtdcPerson>[]) {
	for (let at = 0; at < rows.length; at += mostRows) yield () => insertSome(tx, job, rows.slice(at, at + mostRows));
};

const insertSome = (tx: Tx, job: Job, rows: readonly Placed<CtdcPerson>[]): Promise<unknown> => {
	// Codes and numbers alone: nothing in them has a meaning to the array's syntax.
	const column = (name: keyof CtdcPerson) => `{${rows.map(({ row }) => row[name]).join(",")}}`;
	return tx.query({
		name: "imported_person.insert",
		text: insertAll,
		values: [
			job.id,
			job.agency,
			`{${rows.map(({ n }) => n).join(",")}}`,
			column("sex"),
			column("ageBand"),
			column("citizen"),
			column("controls"),
			column("purposes"),
			column("recruiters"),
			column("duration"),
		],
	});
};
