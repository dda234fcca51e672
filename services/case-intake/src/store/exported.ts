import type { Tx } from "@seamark/db";
import { idAtLine, lineOfId } from "../ids.ts";
import type { HtcdsColumns } from "../imports/htcds/columns.ts";
import type { HtcdsRecord, Leaving } from "../imports/htcds/map.ts";
import { type HtcdsFile, keptOf } from "../imports/htcds/rows.ts";
import { type OpenableRecord, recordOf } from "../persons/opening/open.ts";
import { type Bases, lineSql } from "./imported.ts";
import { personsByIds } from "./read-persons.ts";

/** A person to export: what has columns now, and the fields that were kept of the record, where it was imported. */
export type ExportRow = Omit<Leaving, "identity"> & { identityId: string | null; openable: OpenableRecord };

type PersonRow = HtcdsColumns & {
	id: string;
	identity_id: string | null;
	exploitation_country: string | null;
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
	"id, roles, identification, sex, nationality, controls, purposes, identity_id, exploitation_country, import_id is not null as imported, merged_into is not null as merged";

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
	const kept = await keptOfPersons(tx, rows);
	const openables = await openablesOf(
		tx,
		rows.map(({ id }) => id),
	);
	return {
		rows: rows.flatMap((row): ExportRow[] => {
			const openable = openables.get(row.id);
			return openable === undefined
				? []
				: [
						{
							columns: toColumns(row),
							identityId: row.identity_id,
							kept: kept.get(row.id) ?? {},
							imported: row.imported,
							exploitationCountry: row.exploitation_country,
							openable,
						},
					];
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
	return { rows: exportRows(batch, new Map(facts.rows.map((row) => [row.id, row])), made.rows, openables), next: last };
};

const exportRows = (
	batch: BatchRow,
	factsById: ReadonlyMap<number, HtcdsColumns & Ages>,
	made: readonly PersonRow[],
	openables: ReadonlyMap<string, OpenableRecord>,
): ExportRow[] => {
	const persons = new Map(made.map((row) => [lineOfId(row.id).line, row]));
	return batch.lines.flatMap((line, at): ExportRow[] => {
		const person = persons.get(line);
		const facts = factsById.get(batch.facts[at] ?? 0);
		const columns = person ?? facts;
		const openable = person ? openables.get(person.id) : facts && ofFacts(idAtLine(batch.persons, line), facts);
		if (!columns || !openable || person?.merged) return [];
		const identityId = batch.sealed[at] ? idAtLine(batch.identities, line) : null;
		const cells = batch.cells.toString("utf8", batch.ends[at - 1] ?? 0, batch.ends[at]);
		return [
			{
				columns: toColumns(columns),
				identityId: person ? person.identity_id : identityId,
				kept: keptOf(batch, cells),
				imported: true,
				...(person ? { exploitationCountry: person.exploitation_country } : {}),
				openable,
			},
		];
	});
};

/** The persons of a case or of an import. */
export type Chosen = { case: string } | { import: string };

const countOf = {
	case: "select count(*) as count from person where case_id = $1 and merged_into is null",
	import: `select coalesce(sum(cardinality(b.lines)), 0) - (select count(*) from person where import_id = $1 and merged_into is not null) as count
		from imported_batch b where b.import_id = (select id from import_job where id = $1 and status = 'done')`,
} as const;

export const countChosen = async (tx: Tx, chosen: Chosen): Promise<number> => {
	const [text, id] = "case" in chosen ? [countOf.case, chosen.case] : [countOf.import, chosen.import];
	const { rows } = await tx.query<{ count: number }>(text, [id]);
	return Number(rows[0]?.count ?? 0);
};
