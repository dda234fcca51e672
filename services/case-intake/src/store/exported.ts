import type { Tx } from "@seamark/db";
import { idAtLine, lineOfId } from "../ids.ts";
import type { HtcdsColumns } from "../imports/htcds/columns.ts";
import type { HtcdsRecord, Leaving } from "../imports/htcds/map.ts";
import { type HtcdsFile, keptOf } from "../imports/htcds/rows.ts";
import { type Became, type OpenableRecord, recordOf } from "../persons/opening/open.ts";
import { type Bases, lineSql } from "./imported.ts";
import { keptSql } from "./merges.ts";
import { personsByIds } from "./read-persons.ts";

/** A person to export: what has columns now, and the fields that were kept of the record, where it was imported. */
export type ExportRow = ExportedRecord & { became?: Became; merged: readonly (ExportedRecord & { became: Became })[] };
type ExportedRecord = Omit<Leaving, "identity"> & { identityId: string | null; openable: OpenableRecord };

type PersonRow = HtcdsColumns & {
	id: string;
	identity_id: string | null;
	exploitation_country: string | null;
	sectors: number;
	imported: boolean;
	merged: boolean;
};
type Ages = { age_from: number | null; age_to: number | null };

/** A record that nobody has assessed: it is opened by what its file says. */
const ofFacts = (id: string, { roles, identification, age_from, age_to }: HtcdsColumns & Ages): OpenableRecord => ({
	...{ id, caseId: null, roles, identification, protectedAs: [], guarded: [], unsettled: false },
	child: (age_from !== null || age_to !== null) && !(age_from !== null && age_from >= 18),
});

const openablesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, OpenableRecord>> =>
	new Map((await personsByIds(tx, ids)).map(({ state }) => [state.id, recordOf(state)]));

const personColumns =
	"id, roles, identification, sex, nationality, controls, purposes, identity_id, exploitation_country, sectors, import_id is not null as imported, merged_into is not null as merged";

const toColumns = ({ roles, identification, sex, nationality, controls, purposes }: HtcdsColumns): HtcdsColumns => ({
	roles,
	identification,
	sex,
	nationality,
	controls,
	purposes,
});

/** The persons of a page, and where the next one begins; undefined behind the last. */
export type ExportPage<P> = { rows: ExportRow[]; next: P | undefined };

const personsOfPage = 200;

/** Cells of the records that persons were made of, as they were written. */
const cellsOfPersons = `select p.id, f.delimiter, f.columns, substring(b.cells from r.start + 1 for r.stop - r.start) as cells
	from person p join imported_file f on f.import_id = p.import_id
	cross join lateral (select * from imported_batch b where b.import_id = p.import_id and b.first <= ${lineSql("p.id")}
		order by b.first desc limit 1) b
	cross join lateral (select u.line, u.stop, lag(u.stop, 1, 0) over (order by u.at) as start
		from unnest(b.lines, b.ends) with ordinality as u(line, stop, at)) r
	where p.id = any ($1::uuid[]) and r.line = ${lineSql("p.id")}`;

const keptOfPersons = async (tx: Tx, rows: readonly PersonRow[]): Promise<ReadonlyMap<string, HtcdsRecord>> => {
	const imported = rows.filter((row) => row.imported).map(({ id }) => id);
	if (imported.length === 0) return new Map();
	const found = await tx.query<HtcdsFile & { id: string; cells: Buffer }>(cellsOfPersons, [imported]);
	return new Map(found.rows.map((row) => [row.id, keptOf(row, row.cells.toString("utf8"))]));
};

type MergedRow = PersonRow & { became: string; since: Date | null };

/** Records that were merged into these, by way of others too, each with the last merge on the way. */
const mergedIntoSql = `with recursive same (became, id, since) as (
		select id, id, null::timestamptz from unnest($1::uuid[]) as id
		union all
		select s.became, p.id, greatest(s.since, m.merged_at) from same s join person p on p.merged_into = s.id
			left join merge_record m on m.merged = p.id and m.kept = s.id and m.undone_at is null)
	select same.became, same.since, p.* from same join lateral (select ${personColumns} from person where id = same.id) p on true
	where same.id <> same.became order by same.became, p.id`;

const recordOfRow = (row: PersonRow, kept: HtcdsRecord, openable: OpenableRecord): ExportedRecord => ({
	columns: toColumns(row),
	identityId: row.identity_id,
	kept,
	imported: row.imported,
	exploitationCountry: row.exploitation_country,
	sectors: row.sectors,
	openable,
});

/** What the records knew that were merged into these persons, by person. */
const mergedRecords = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ExportRow["merged"]>> => {
	const { rows } = ids.length === 0 ? { rows: [] } : await tx.query<MergedRow>(mergedIntoSql, [ids]);
	if (rows.length === 0) return new Map();
	const kept = await keptOfPersons(tx, rows);
	const openables = await openablesOf(tx, [...new Set(rows.flatMap(({ id, became }) => [id, became]))]);
	return new Map(
		[...Map.groupBy(rows, ({ became }) => became)].map(([became, merged]) => [
			became,
			merged.flatMap((row) => {
				const [openable, record] = [openables.get(row.id), openables.get(became)];
				if (!openable || !record) return [];
				const since = row.since?.toISOString() ?? null;
				return [{ ...recordOfRow(row, kept.get(row.id) ?? {}, openable), became: { record, since } }];
			}),
		]),
	);
};

/** Persons of a case, those with the fields of their records that an import brought. `after` is the id of the last one of the page before. */
export const caseExportPage = async (
	tx: Tx,
	caseId: string,
	after: string | undefined,
): Promise<ExportPage<string>> => {
	const { rows } = await tx.query<PersonRow>(
		`select ${personColumns} from person
		where case_id = $1 and merged_into is null and ($2::uuid is null or id > $2) order by id limit $3`,
		[caseId, after ?? null, personsOfPage],
	);
	const ids = rows.map(({ id }) => id);
	const kept = await keptOfPersons(tx, rows);
	const openables = await openablesOf(tx, ids);
	const merged = await mergedRecords(tx, ids);
	return {
		rows: rows.flatMap((row): ExportRow[] => {
			const openable = openables.get(row.id);
			if (openable === undefined) return [];
			return [{ ...recordOfRow(row, kept.get(row.id) ?? {}, openable), merged: merged.get(row.id) ?? [] }];
		}),
		next: rows.length < personsOfPage ? undefined : rows.at(-1)?.id,
	};
};

type BatchRow = HtcdsFile &
	Bases & { lines: number[]; facts: number[]; sealed: boolean[]; ends: number[]; cells: Buffer };

/** Records of an import that is done, as the persons that were made of them have become. `after` is the last line of the page before. */
export const importExportPage = async (tx: Tx, id: string, after = 0): Promise<ExportPage<number>> => {
	const { rows: batches } = await tx.query<BatchRow>(
		`select f.delimiter, f.columns, f.persons, f.identities, b.lines, b.facts, b.sealed, b.ends, b.cells
		from imported_batch b join imported_file f using (import_id) join import_job j on j.id = import_id and j.status = 'done'
		where import_id = $1 and b.first > $2 order by b.first limit 1`,
		[id, after],
	);
	const [batch] = batches;
	if (!batch) return { rows: [], next: undefined };
	const { lines, persons } = batch;
	const last = lines.at(-1) ?? after;
	const facts = await tx.query<HtcdsColumns & Ages & { id: number }>(
		`select id, roles, identification, sex, nationality, controls, purposes, age_from, age_to from imported_facts
		where import_id = $1 and id = any ($2::int[])`,
		[id, [...new Set(batch.facts)]],
	);
	const made = await tx.query<PersonRow>(
		`select ${personColumns} from person where import_id = $1 and id between $2 and $3`,
		[id, idAtLine(persons, lines[0] ?? 0), idAtLine(persons, last)],
	);
	const openables = await openablesOf(
		tx,
		made.rows.map(({ id: person }) => person),
	);
	const merged = await mergedRecords(
		tx,
		made.rows.map(({ id: person }) => person),
	);
	const became = await becameOutside(tx, id, made.rows);
	const factsById = new Map(facts.rows.map((row) => [row.id, row]));
	return { rows: exportRows(batch, factsById, made.rows, { openables, merged, became }), next: last };
};

/** Of persons that were merged, those that became somebody who is not of this import: nobody else's line here says what they knew. */
const becameOutside = async (
	tx: Tx,
	importId: string,
	rows: readonly PersonRow[],
): Promise<ReadonlyMap<string, Became>> => {
	const merged = rows.filter((row) => row.merged).map(({ id }) => id);
	if (merged.length === 0) return new Map();
	const found = await tx.query<{ id: string; became: string; since: Date | null }>(
		`select o.id, k.id as became, (select max(m.merged_at) from merge_record m where m.merged = o.id and m.undone_at is null) as since
		from unnest($1::uuid[]) as o(id) join person k on k.id = ${keptSql("o.id")} where k.import_id is distinct from $2`,
		[merged, importId],
	);
	const openables = await openablesOf(
		tx,
		found.rows.map(({ became }) => became),
	);
	return new Map(
		found.rows.flatMap(({ id, became, since }) => {
			const record = openables.get(became);
			return record ? [[id, { record, since: since?.toISOString() ?? null }]] : [];
		}),
	);
};

const exportRows = (
	batch: BatchRow,
	factsById: ReadonlyMap<number, HtcdsColumns & Ages>,
	made: readonly PersonRow[],
	of: {
		openables: ReadonlyMap<string, OpenableRecord>;
		merged: ReadonlyMap<string, ExportRow["merged"]>;
		became: ReadonlyMap<string, Became>;
	},
): ExportRow[] => {
	const persons = new Map(made.map((row) => [lineOfId(row.id).line, row]));
	return batch.lines.flatMap((line, at): ExportRow[] => {
		const person = persons.get(line);
		const kept = keptOf(batch, batch.cells.toString("utf8", batch.ends[at - 1] ?? 0, batch.ends[at]));
		if (person) {
			const openable = of.openables.get(person.id);
			const became = of.became.get(person.id);
			if (!openable || (person.merged && !became)) return [];
			const merged = of.merged.get(person.id) ?? [];
			return [{ ...recordOfRow(person, kept, openable), ...(became ? { became } : {}), merged }];
		}
		const facts = factsById.get(batch.facts[at] ?? 0);
		if (!facts) return [];
		const identityId = batch.sealed[at] ? idAtLine(batch.identities, line) : null;
		const openable = ofFacts(idAtLine(batch.persons, line), facts);
		return [{ columns: toColumns(facts), identityId, kept, imported: true, sectors: 0, openable, merged: [] }];
	});
};

/** The persons of a case or of an import. */
export type Chosen = { case: string } | { import: string };

const countOf = {
	case: "select count(*) as count from person where case_id = $1 and merged_into is null",
	import: `select coalesce(sum(cardinality(b.lines)), 0) - (select count(*) from person o where o.import_id = $1 and o.merged_into is not null
			and exists (select 1 from person k where k.id = ${keptSql("o.id")} and k.import_id = $1)) as count
		from imported_batch b where b.import_id = (select id from import_job where id = $1 and status = 'done')`,
} as const;

export const countChosen = async (tx: Tx, chosen: Chosen): Promise<number> => {
	const [text, id] = "case" in chosen ? [countOf.case, chosen.case] : [countOf.import, chosen.import];
	const { rows } = await tx.query<{ count: number }>(text, [id]);
	return Number(rows[0]?.count ?? 0);
};
