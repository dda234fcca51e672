import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { idAtLine, lineOfId, pseudonymOf } from "../ids.ts";
import type { HtcdsFile, HtcdsRow } from "../imports/htcds/rows.ts";
import type { Job, Placed } from "../imports/import-records/types.ts";

/** What the ids of a file's persons and identities begin with. */
export type Bases = { persons: string; identities: string };

const insertFile = `insert into imported_file (import_id, agency, delimiter, columns, persons, identities) values ($1, $2, $3, $4, $5, $6)
	on conflict (import_id) do nothing`;

const insertFacts = `insert into imported_facts (import_id, agency, id, roles, identification, sex, age_from, age_to, age_band, nationality,
		exploitation_country, controls, purposes)
	select $1, $2, r.* from jsonb_to_recordset($3::jsonb) as r(id int, roles text[], identification text, sex text, age_from smallint,
		age_to smallint, age_band text, nationality text[], exploitation_country text, controls int, purposes int)`;

const insertBatch = `insert into imported_batch (import_id, agency, lines, facts, sealed, ends, cells)
	values ($1, $2, $3, $4, $5, $6, $7)`;

/** Records that lie in one row. */
const recordsOfBatch = 1_000;

/** Writes records in the order of their lines, some at a time. */
export const insertImported = function* (
	tx: Tx,
	job: Job,
	bases: Bases,
	{ delimiter, columns }: HtcdsFile,
	rows: readonly Placed<HtcdsRow>[],
): Iterable<() => Promise<unknown>> {
	/** Facts by the line of the first record that has them. */
	const facts = new Map<HtcdsRow["facts"], number>();
	for (const { n, row } of rows) if (!facts.has(row.facts)) facts.set(row.facts, n);
	yield () => tx.query(insertFile, [job.id, job.agency, delimiter, columns, bases.persons, bases.identities]);
	yield () =>
		tx.query({
			name: "imported_facts.insert",
			text: insertFacts,
			values: [job.id, job.agency, JSON.stringify([...facts].map(([one, id]) => toFactsRow(id, one)))],
		});
	for (let at = 0; at < rows.length; at += recordsOfBatch)
		yield () =>
			tx.query({
				name: "imported_batch.insert",
				text: insertBatch,
				values: [job.id, job.agency, ...toBatch(rows.slice(at, at + recordsOfBatch), facts)],
			});
};

const toBatch = (rows: readonly Placed<HtcdsRow>[], facts: ReadonlyMap<HtcdsRow["facts"], number>): unknown[] => {
	const text = rows.map(({ row }) => row.cells).join("");
	const bytes = Buffer.from(text);
	const ascii = bytes.length === text.length;
	let end = 0;
	const ends = rows.map(({ row }) => {
		end += ascii ? row.cells.length : Buffer.byteLength(row.cells);
		return end;
	});
	return [
		intArray(rows.map(({ n }) => n)),
		intArray(rows.map(({ row }) => facts.get(row.facts) ?? 0)),
		// Truths alone: nothing in them has a meaning to the array's syntax.
		`{${rows.map(({ row }) => row.identity !== undefined).join(",")}}`,
		intArray(ends),
		bytes,
	];
};

/** An integer[] as PostgreSQL receives it, which is several times faster than its text: dimensions, nulls, type, length, first index. */
const intArray = (values: readonly number[]): Buffer => {
	const bytes = Buffer.allocUnsafe(20 + values.length * 8);
	const head = [1, 0, pgInt4, values.length, 1];
	for (const [at, one] of head.entries()) bytes.writeInt32BE(one, at * 4);
	for (let at = 0; at < values.length; at++) {
		bytes.writeInt32BE(4, 20 + at * 8);
		bytes.writeInt32BE(values[at] as number, 24 + at * 8);
	}
	return bytes;
};
const pgInt4 = 23;

const toFactsRow = (id: number, { columns, age, ageBand, exploitationCountry }: HtcdsRow["facts"]) => ({
	id,
	...columns,
	age_from: age?.from ?? null,
	age_to: age?.to ?? null,
	age_band: ageBand,
	exploitation_country: exploitationCountry,
});

/** The line that an id of imported_file's kind stands for. */
export const lineSql = (id: string): string => `('x' || right(${id}::text, 8))::bit(32)::int`;
const idSql = (base: string, line: string) =>
	`overlay(${base}::text placing lpad(to_hex(${line}), 8, '0') from 29)::uuid`;

type Found = { import_id: string; line: number; facts: number; sealed: boolean; persons: string; identities: string };

const findRecords = (by: keyof Bases) => `select f.import_id, r.line, r.facts, r.sealed, f.persons, f.identities
	from unnest($1::uuid[], $2::int[]) as wanted(base, line)
	join imported_file f on f.${by} = wanted.base
	join import_job j on j.id = f.import_id and j.status = 'done'
	cross join lateral (select * from imported_batch b where b.import_id = f.import_id and b.first <= wanted.line order by b.first desc limit 1) b
	cross join lateral unnest(b.lines, b.facts, b.sealed) as r(line, facts, sealed)
	where r.line = wanted.line and (r.sealed or ${by === "persons"})
		and not exists (select from person p where p.id = ${idSql("f.persons", "wanted.line")})`;

// The second of two who make the same person at once waits for the first, and finds it made.
const insertPersons = `insert into person (id, agency, import_id, identity_id, pseudonym, roles, protected_as, identification, sex, age_from,
		age_to, age_band, nationality, exploitation_country, controls, purposes, created_at, changed_at, version)
	select made.id, f.agency, f.import_id, made.identity_id, made.pseudonym, f.roles,
		-- What the law shields the person as outlasts the role.
		case when f.roles && array['suspectedVictim', 'victim'] then array['victim'] else '{}' end,
		f.identification, f.sex, f.age_from, f.age_to, f.age_band, f.nationality, f.exploitation_country, f.controls, f.purposes,
		j.changed_at, j.changed_at, 1
	from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::text[]) as made(import_id, facts, id, identity_id, pseudonym)
	join import_job j on j.id = made.import_id
	join imported_facts f on f.import_id = made.import_id and f.id = made.facts
	on conflict (id) do nothing`;

/**
 * Makes persons of those records that these are the ids of, by person or by identity. Other ids, those of persons that are there and
 * those of another agency's than the reader's, make nobody.
 */
export const makePersons = async (tx: Tx, by: keyof Bases, ids: readonly string[]): Promise<void> => {
	const lines = ids.map(lineOfId);
	const { rows } = await tx.query<Found>({
		name: `imported_batch.find_by_${by}`,
		text: findRecords(by),
		values: [lines.map(({ base }) => base), lines.map(({ line }) => line)],
	});
	if (rows.length === 0) return;
	const persons = rows.map(({ persons, line }) => idAtLine(persons, line));
	// The reader writes for its own agency, for this one statement.
	await tx.query("select set_config('seamark.writers', jsonb_build_array(seamark.agency())::text, true)");
	await tx.query(insertPersons, [
		rows.map((row) => row.import_id),
		rows.map(({ facts }) => facts),
		persons,
		rows.map(({ identities, line, sealed }) => (sealed ? idAtLine(identities, line) : null)),
		persons.map(pseudonymOf),
	]);
	await tx.query("select set_config('seamark.writers', '', true)");
};

/**
 * Takes out what an import kept of these persons' records: comments and other words of the file, which may say who they are. The facts
 * that are counted stay.
 */
export const scrubImported: Statement = {
	name: "imported_batch.scrub",
	sql: `with gone as (
			select b.import_id, b.first, ${lineSql("p.id")} as line
			from jsonb_to_recordset($1::jsonb) as r(id uuid) join person p on p.id = r.id
			cross join lateral (select import_id, first from imported_batch b
				where b.import_id = p.import_id and b.first <= ${lineSql("p.id")} order by b.first desc limit 1) b),
		cells as (
			select b.import_id, b.first, u.at,
				case when g.line is null then substring(b.cells from u.start + 1 for u.stop - u.start) else '' end as bytes
			from imported_batch b
			cross join lateral (select line, stop, at, lag(stop, 1, 0) over (order by at) as start
				from unnest(b.lines, b.ends) with ordinality as u(line, stop, at)) u
			left join gone g on g.import_id = b.import_id and g.first = b.first and g.line = u.line
			where (b.import_id, b.first) in (select import_id, first from gone)),
		placed as (
			select *, sum(octet_length(bytes)) over (partition by import_id, first order by at)::int as stop from cells),
		made as (
			select import_id, first, string_agg(bytes, ''::bytea order by at) as cells, array_agg(stop order by at) as ends
			from placed group by import_id, first)
		update imported_batch b set cells = made.cells, ends = made.ends from made
		where b.import_id = made.import_id and b.first = made.first`,
	conflict: "CONFLICT",
	anyCount: true,
};

const recordsOf = `select r.line, ${idSql("f.persons", "r.line")} as id, p.case_id as "caseId", p.merged_into is not null as merged
	from imported_file f join imported_batch b on b.import_id = f.import_id cross join lateral unnest(b.lines) as r(line)
	left join person p on p.id = ${idSql("f.persons", "r.line")}
	where f.import_id = $1`;

/** Records of an import by their lines, with where the persons that were made of them are; of lines that were refused, none. */
export const recordsAt = async (
	tx: Tx,
	importId: string,
	lines: readonly number[],
): Promise<{ line: number; id: string; caseId: string | null; merged: boolean }[]> => {
	const { rows } = await tx.query(`${recordsOf} and r.line = any ($2::int[])`, [importId, lines]);
	return rows;
};

/** Ids of an import's first persons, in the order of the file, who are in no case. */
export const freeRecords = async (tx: Tx, importId: string, limit: number): Promise<string[]> => {
	const { rows } = await tx.query<{ id: string }>(
		`${recordsOf} and p.case_id is null and p.merged_into is null order by r.line limit $2`,
		[importId, limit],
	);
	return rows.map(({ id }) => id);
};

export const personsMade = async (
	tx: Tx,
	ids: readonly string[],
): Promise<{ id: string; roles: string[]; identified: boolean }[]> => {
	const { rows } = await tx.query(
		"select id, roles, identity_id is not null as identified from person where id = any ($1::uuid[]) order by id",
		[ids],
	);
	return rows;
};
