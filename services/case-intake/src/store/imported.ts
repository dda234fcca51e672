import type { Tx } from "@seamark/db";
import type { Delimiter } from "../csv/cells.ts";
import type { HtcdsColumns } from "../htcds/columns.ts";
import type { HtcdsFile, HtcdsRow } from "../htcds/rows.ts";
import { idAtLine, lineOfId, pseudonymOf } from "../ids.ts";
import type { Job, Placed } from "../import-records/types.ts";

/** What the ids of a file's persons and identities begin with. */
export type Bases = { persons: string; identities: string };

const insertFile = `insert into imported_file (import_id, agency, delimiter, columns, persons, identities) values ($1, $2, $3, $4, $5, $6)
	on conflict (import_id) do nothing`;

const insertFacts = `insert into imported_facts (import_id, agency, id, role, identification, sex, age_from, age_to, age_band, nationality,
		exploitation_country, controls, purposes)
	select $1, $2, r.* from jsonb_to_recordset($3::jsonb) as r(id int, role text, identification text, sex text, age_from smallint,
		age_to smallint, age_band text, nationality text[], exploitation_country text, controls int, purposes int)`;

// All texts go over in one piece, which nobody has to escape.
const insertRecords = `insert into imported_record (import_id, agency, n, facts, sealed, cells)
	select $1, $2, r.n, r.facts, r.sealed, convert_from(substr($3::bytea, r.at, r.length), 'UTF8')
	from unnest($4::int[], $5::int[], $6::bool[], $7::int[], $8::int[]) as r(n, facts, sealed, at, length)`;

/** Writes a batch of records; the statements are sent and not waited for one by one. */
export const insertImported = (
	tx: Tx,
	job: Job,
	bases: Bases,
	{ delimiter, columns }: HtcdsFile,
	rows: readonly Placed<HtcdsRow>[],
): Promise<unknown>[] => {
	/** Facts by the line of the first record that has them. */
	const facts = new Map<HtcdsRow["facts"], number>();
	for (const { n, row } of rows) if (!facts.has(row.facts)) facts.set(row.facts, n);
	const text = rows.map(({ row }) => row.cells).join("");
	const bytes = Buffer.from(text);
	const ascii = bytes.length === text.length;
	const lengths = rows.map(({ row }) => (ascii ? row.cells.length : Buffer.byteLength(row.cells)));
	let end = 1;
	const starts = lengths.map((length) => {
		end += length;
		return end - length;
	});
	const list = (values: readonly unknown[]) => `{${values.join(",")}}`;
	return [
		tx.query(insertFile, [job.id, job.agency, delimiter, columns, bases.persons, bases.identities]),
		tx.query({
			name: "imported_facts.insert",
			text: insertFacts,
			values: [job.id, job.agency, JSON.stringify([...facts].map(([one, id]) => toFactsRow(id, one)))],
		}),
		tx.query({
			name: "imported_record.insert",
			text: insertRecords,
			values: [
				job.id,
				job.agency,
				bytes,
				list(rows.map(({ n }) => n)),
				list(rows.map(({ row }) => facts.get(row.facts))),
				list(rows.map(({ row }) => row.identity !== undefined)),
				list(starts),
				list(lengths),
			],
		}),
	];
};

const toFactsRow = (id: number, { columns, age, ageBand, exploitationCountry }: HtcdsRow["facts"]) => ({
	id,
	...columns,
	age_from: age?.from ?? null,
	age_to: age?.to ?? null,
	age_band: ageBand,
	exploitation_country: exploitationCountry,
});

type Found = { import_id: string; n: number; persons: string; identity_id: string | null };

const findRecords = (by: keyof Bases) => `select f.import_id, r.n, f.persons, f.identities, r.sealed
	from unnest($1::uuid[], $2::int[]) as w(base, n)
	join imported_file f on f.${by} = w.base
	join import_job j on j.id = f.import_id and j.status = 'done'
	join imported_record r on r.import_id = f.import_id and r.n = w.n
	where r.person_id is null and (r.sealed or ${by === "persons"})`;

// The second of two who make the same person at once waits for the first, and finds it made.
const insertPersons = `with made as (
		select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::text[]) as m(import_id, n, person_id, identity_id, pseudonym)),
	linked as (
		update imported_record r set person_id = m.person_id from made m
		where r.import_id = m.import_id and r.n = m.n and r.person_id is null)
	insert into person (id, agency, import_id, identity_id, pseudonym, role, protected_as, identification, sex, age_from, age_to, age_band,
		nationality, exploitation_country, controls, purposes, created_at, changed_at, version)
	select m.person_id, r.agency, r.import_id, m.identity_id, m.pseudonym, f.role,
		-- What the law shields the person as outlasts the role.
		case when f.role = 'victim' then array['victim'] else '{}' end,
		f.identification, f.sex, f.age_from, f.age_to, f.age_band, f.nationality, f.exploitation_country, f.controls, f.purposes,
		j.changed_at, j.changed_at, 1
	from made m join import_job j on j.id = m.import_id
	join imported_record r on r.import_id = m.import_id and r.n = m.n
	join imported_facts f on f.import_id = r.import_id and f.id = r.facts
	on conflict (id) do nothing`;

/**
 * Makes persons of those records that these are the ids of, by person or by identity. Other ids, those of persons that
 * are there and those of another agency's than the reader's, make nobody.
 */
export const makePersons = async (tx: Tx, by: keyof Bases, ids: readonly string[]): Promise<void> => {
	const lines = ids.map(lineOfId);
	const { rows } = await tx.query<Found & { identities: string; sealed: boolean }>({
		name: `imported_record.find_by_${by}`,
		text: findRecords(by),
		values: [lines.map(({ base }) => base), lines.map(({ line }) => line)],
	});
	if (rows.length === 0) return;
	const persons = rows.map(({ persons, n }) => idAtLine(persons, n));
	// The reader writes for its own agency, for this one statement.
	await tx.query("select set_config('seamark.writers', jsonb_build_array(seamark.agency())::text, true)");
	await tx.query(insertPersons, [
		rows.map((row) => row.import_id),
		rows.map(({ n }) => n),
		persons,
		rows.map(({ identities, n, sealed }) => (sealed ? idAtLine(identities, n) : null)),
		persons.map(pseudonymOf),
	]);
	await tx.query("select set_config('seamark.writers', '', true)");
};

/** The persons of a case or of an import. */
export type Chosen = { case: string } | { import: string };

/** A person to export: what has columns now, and the record that it came as, where it was imported. */
export type ExportRow = HtcdsColumns & {
	identityId: string | null;
	record: { file: HtcdsFile; cells: string } | undefined;
};

type Row = HtcdsColumns & {
	/** The next page begins behind it. */
	place: string | number;
	identity_id: string | null;
	delimiter: Delimiter | null;
	columns: string[] | null;
	cells: string | null;
	unmade: { identities: string; n: number } | null;
};

const done = "(select id from import_job where id = $1 and status = 'done')";

const pageOf = {
	case: `select p.id as place, p.identity_id, p.role, p.identification, p.sex, p.nationality, p.controls, p.purposes,
			x.delimiter, x.columns, r.cells, null as unmade
		from person p left join imported_record r on r.person_id = p.id left join imported_file x on x.import_id = r.import_id
		where p.case_id = $1 and p.merged_into is null and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
	// A person that was made of a record speaks for it, also where it was erased or merged since.
	import: `select r.n as place, p.identity_id, coalesce(p.role, f.role) as role, coalesce(p.identification, f.identification) as identification,
			coalesce(p.sex, f.sex) as sex, coalesce(p.nationality, f.nationality) as nationality, coalesce(p.controls, f.controls) as controls,
			coalesce(p.purposes, f.purposes) as purposes, x.delimiter, x.columns, r.cells,
			case when p.id is null and r.sealed then jsonb_build_object('identities', x.identities, 'n', r.n) end as unmade
		from imported_record r join imported_file x on x.import_id = r.import_id
		join imported_facts f on f.import_id = r.import_id and f.id = r.facts left join person p on p.id = r.person_id
		where r.import_id = ${done} and p.merged_into is null and ($2::int is null or r.n > $2) order by r.n limit $3`,
} as const;

/** A page of persons to export. `after` is what the page before ended with. */
export const exportPage = async (
	tx: Tx,
	chosen: Chosen,
	after: string | number | undefined,
	limit: number,
): Promise<{ rows: ExportRow[]; last: string | number | undefined }> => {
	const [text, id] = "case" in chosen ? [pageOf.case, chosen.case] : [pageOf.import, chosen.import];
	const { rows } = await tx.query<Row>(text, [id, after ?? null, limit]);
	return {
		rows: rows.map(({ place: _, identity_id, delimiter, columns, cells, unmade, ...person }) => ({
			...person,
			identityId: unmade === null ? identity_id : idAtLine(unmade.identities, unmade.n),
			record: delimiter !== null && columns && cells !== null ? { file: { delimiter, columns }, cells } : undefined,
		})),
		last: rows.at(-1)?.place,
	};
};

const countOf = {
	case: "select count(*) from person p where p.case_id = $1 and p.merged_into is null",
	import: `select count(*) from imported_record r left join person p on p.id = r.person_id
		where r.import_id = ${done} and p.merged_into is null`,
} as const;

export const countChosen = async (tx: Tx, chosen: Chosen): Promise<number> => {
	const [text, id] = "case" in chosen ? [countOf.case, chosen.case] : [countOf.import, chosen.import];
	const { rows } = await tx.query<{ count: number }>(text, [id]);
	return rows[0]?.count ?? 0;
};
