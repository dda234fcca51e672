import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { CaseStatus, CloseReason } from "../codes/cases.ts";
import type { Erasure } from "../erasure/erasure.ts";

/** A case itself. Times are RFC 3339. */
export type CaseState = {
	id: string;
	agency: string;
	/** Year and running number of the agency; given out when the case is stored. */
	reference: string;
	title: string;
	summary: string;
	status: CaseStatus;
	jurisdiction: string;
	openedAt: string;
	openedByPost: string;
	changedAt: string;
	closedAt: string | null;
	closeReason: CloseReason | null;
	version: number;
	custom: Record<string, unknown>;
	/** Since when nothing that identifies anybody is put to it. */
	erasedAt: string | null;
	/** Why, and by whom; null for what was erased before reasons were kept. */
	erasure: Erasure | null;
};

/**
 * New cases. Each takes the next number of its agency and year in the same statement; a number is used once and none is
 * left out.
 */
export const insertCase: Statement = {
	name: "case.insert",
	sql: `with r as materialized (select *, extract(year from opened_at at time zone 'UTC')::int as year
			from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, title text, summary text, jurisdiction text,
				opened_at timestamptz, opened_by_post uuid, custom jsonb)),
		numbers as (insert into case_number as n (agency, year, last) select agency, year, count(*) from r group by agency, year
			on conflict (agency, year) do update set last = n.last + excluded.last returning n.agency, n.year, n.last)
		insert into intake_case (id, agency, reference, title, summary, status, jurisdiction, opened_at, opened_by_post, changed_at, version,
			custom)
		select r.id, r.agency,
			r.year || '-' || lpad((n.last - count(*) over own + row_number() over (own order by r.id rows unbounded preceding))::text, 6, '0'),
			r.title, r.summary, 'open', r.jurisdiction, r.opened_at, r.opened_by_post, r.opened_at, 1,
			r.custom
		from r join numbers n on n.agency = r.agency and n.year = r.year
		window own as (partition by r.agency, r.year)`,
	conflict: "CONFLICT",
};

export const toCaseRow = (one: CaseState): Record<string, unknown> => ({
	id: one.id,
	agency: one.agency,
	title: one.title,
	summary: one.summary,
	status: one.status,
	jurisdiction: one.jurisdiction,
	opened_at: one.openedAt,
	opened_by_post: one.openedByPost,
	changed_at: one.changedAt,
	closed_at: one.closedAt,
	close_reason: one.closeReason,
	version: one.version,
	custom: one.custom,
});

/** The next version of a case, where the one before is still the current one. */
export const replaceCase: Statement = {
	name: "case.replace",
	sql: `update intake_case c set title = r.title, summary = r.summary, status = r.status, jurisdiction = r.jurisdiction,
			changed_at = r.changed_at, closed_at = r.closed_at, close_reason = r.close_reason, version = r.version, custom = r.custom
		from jsonb_to_recordset($1::jsonb) as r(id uuid, title text, summary text, status text, jurisdiction text, changed_at timestamptz,
			closed_at timestamptz, close_reason text, version int, custom jsonb)
		where c.id = r.id and c.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

/**
 * Part of every insert of something that hangs on a case (`r.case_id`): a case that was closed meanwhile takes nothing, and
 * the missing row makes the whole change fail with the statement's conflict.
 */
export const caseIsOpen = "exists (select 1 from intake_case c where c.id = r.case_id and c.status = 'open')";

/** For a change that may insert nothing by which {@link caseIsOpen} would be asked. Anyone who closes the case waits for it. */
export const caseStillOpen: Statement = {
	name: "case.still-open",
	sql: `select 1 from jsonb_to_recordset($1::jsonb) as r(case_id uuid) join intake_case c on c.id = r.case_id
		where c.status = 'open' for share of c`,
	conflict: "CASE_CLOSED",
};

/** In every change that brings what identifies somebody. Anyone who erases the case waits for it, or it finds the case erased. */
export const caseTakesIdentities: Statement = {
	name: "case.takes-identities",
	sql: `select 1 from jsonb_to_recordset($1::jsonb) as r(case_id uuid) join intake_case c on c.id = r.case_id
		where c.erased_at is null for share of c`,
	conflict: "CONFLICT",
};

/** What is erased is not named in the case's words either, by which it is searched. */
export const scrubCase: Statement = {
	name: "case.scrub",
	sql: `update intake_case c set title = r.title, summary = r.summary, custom = r.custom, version = c.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version int, title text, summary text, custom jsonb)
		where c.id = r.id and c.version = r.version`,
	conflict: "VERSION_CONFLICT",
};

/** First in the change that erases who its persons are: what comes to the case from here on waits, and finds it erased. */
export const eraseCaseRow: Statement = {
	name: "case.erase",
	sql: `update intake_case c set erased_at = coalesce(c.erased_at, r.at),
			erasure = case when c.erased_at is null then r.erasure else c.erasure end
		from jsonb_to_recordset($1::jsonb) as r(case_id uuid, at timestamptz, erasure jsonb)
		where c.id = r.case_id`,
	conflict: "CONFLICT",
};

/** A row of a case as the database has it. */
export type CaseRow = {
	id: string;
	agency: string;
	reference: string;
	title: string;
	summary: string;
	status: CaseStatus;
	jurisdiction: string;
	opened_at: Date;
	opened_by_post: string;
	changed_at: Date;
	closed_at: Date | null;
	close_reason: CloseReason | null;
	version: number;
	custom: Record<string, unknown>;
	erased_at: Date | null;
	erasure: Erasure | null;
};

export const caseColumns = `c.id, c.agency, c.reference, c.title, c.summary, c.status, c.jurisdiction, c.opened_at, c.opened_by_post, c.changed_at,
	c.closed_at, c.close_reason, c.version, c.custom, c.erased_at, c.erasure`;

export const fromRow = (row: CaseRow): CaseState => ({
	id: row.id,
	agency: row.agency,
	reference: row.reference,
	title: row.title,
	summary: row.summary,
	status: row.status,
	jurisdiction: row.jurisdiction,
	openedAt: row.opened_at.toISOString(),
	openedByPost: row.opened_by_post,
	changedAt: row.changed_at.toISOString(),
	closedAt: row.closed_at?.toISOString() ?? null,
	closeReason: row.close_reason,
	version: row.version,
	custom: row.custom,
	erasedAt: row.erased_at?.toISOString() ?? null,
	erasure: row.erasure,
});

/** The case, if it is the reading agency's. */
export const findCase = async (tx: Tx, id: string): Promise<CaseState | undefined> => {
	const { rows } = await tx.query<CaseRow>({
		name: "case.find",
		text: `select ${caseColumns} from intake_case c where c.id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

export type PersonCounts = {
	persons: number;
	/** A person with several roles is counted under each. */
	byRole: Record<string, number>;
	byIdentification: Record<string, number>;
	byClassification: Record<string, number>;
};

/** How many persons of a case are what. Counted, not listed: a case may hold thousands. */
export const countPersons = async (tx: Tx, caseId: string): Promise<PersonCounts> => {
	const { rows } = await tx.query<{
		roles: string[];
		identification: string;
		classification: string | null;
		n: number;
	}>(
		`select roles, identification, classification, count(*) as n from person
		where case_id = $1 and merged_into is null group by roles, identification, classification`,
		[caseId],
	);
	const by = (keys: (row: (typeof rows)[number]) => string[]) => {
		const counts: Record<string, number> = {};
		for (const row of rows) for (const key of keys(row)) counts[key] = (counts[key] ?? 0) + row.n;
		return counts;
	};
	return {
		persons: rows.reduce((sum, row) => sum + row.n, 0),
		byRole: by((row) => row.roles),
		byIdentification: by((row) => [row.identification]),
		byClassification: by((row) => [row.classification ?? "notAssessed"]),
	};
};

/** How much hangs on a case; lists of their own hold it. */
export const countRecords = async (
	tx: Tx,
	caseId: string,
): Promise<{ charges: number; notes: number; attachments: number; links: number }> => {
	const count = (table: string, what = "*") => `(select count(${what}) from ${table} where case_id = $1) as`;
	const { rows } = await tx.query<{ charges: number; notes: number; attachments: number; links: number }>(
		`select ${count("charge")} charges, ${count("note", "distinct note_id")} notes, ${count("attachment")} attachments,
			${count("case_entity")} links`,
		[caseId],
	);
	return rows[0] ?? { charges: 0, notes: 0, attachments: 0, links: 0 };
};
