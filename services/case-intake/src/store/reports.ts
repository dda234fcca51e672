import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { Erasure } from "../erasure/erasure.ts";
import type { ReportState } from "../reports/report/state.ts";

const names = `id, client_id, agency, from_agency, from_post, channel, caller_category, urgency, captured_at, received_at, form_version,
	content, content_hash, country, place, occurred_from, occurred_to, entity_keys, status, due_at, passed_by, version`;
const types = `id uuid, client_id uuid, agency uuid, from_agency uuid, from_post uuid, channel text, caller_category text, urgency text,
	captured_at timestamptz, received_at timestamptz, form_version text, content jsonb, content_hash text, country text, place text,
	occurred_from timestamptz, occurred_to timestamptz, entity_keys text[], status text, due_at timestamptz, passed_by jsonb, version int`;

/** A report that is there already touches no row: the caller then looks what was sent before. */
export const insertReport: Statement = {
	name: "report.insert",
	sql: `insert into report (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r(${types}) on conflict do nothing`,
	conflict: "CONFLICT",
};

/** A waiting report becomes what the intake desk made of it. */
export const settleReport: Statement = {
	name: "report.settle",
	sql: `update report a set status = r.status, case_id = r.case_id, dismiss_reason = r.dismiss_reason, taken_at = r.taken_at,
			taken_by_post = r.taken_by_post, erased_at = r.erased_at, erasure = r.erasure, version = a.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, status text, case_id uuid, dismiss_reason text, taken_at timestamptz, taken_by_post uuid,
			erased_at timestamptz, erasure jsonb)
		where a.id = r.id and a.status = 'waiting'`,
	conflict: "REPORT_SETTLED",
};

/** After {@link settleReport}: where a report went that was passed on. */
export const settlePassedOn: Statement = {
	name: "report.passed-on",
	sql: `update report a set passed_to = r.passed_to, passed_to_agency = r.passed_to_agency
		from jsonb_to_recordset($1::jsonb) as r(id uuid, passed_to uuid, passed_to_agency uuid)
		where a.id = r.id and a.status = 'dismissed' and a.dismiss_reason = 'passedOn' and a.passed_to is null`,
	conflict: "REPORT_SETTLED",
};

/** What is erased of who and what it names. */
export const scrubReport: Statement = {
	name: "report.scrub",
	sql: `update report a set content = r.content, place = r.place, entity_keys = r.entity_keys,
			erased_at = coalesce(a.erased_at, r.erased_at),
			erasure = case when a.erased_at is null then r.erasure else a.erasure end, version = a.version + 1
		from jsonb_to_recordset($1::jsonb) as r(id uuid, version int, content jsonb, place text, entity_keys text[], erased_at timestamptz,
			erasure jsonb)
		where a.id = r.id and a.version = r.version`,
	conflict: "VERSION_CONFLICT",
};

export const toReportRow = (report: ReportState): Record<string, unknown> => ({
	id: report.id,
	client_id: report.clientId,
	agency: report.agency,
	from_agency: report.fromAgency,
	from_post: report.fromPost,
	channel: report.channel,
	caller_category: report.callerCategory,
	urgency: report.urgency,
	captured_at: report.capturedAt,
	received_at: report.receivedAt,
	form_version: report.formVersion,
	content: report.content,
	content_hash: report.contentHash,
	country: report.country,
	place: report.content.place ?? "",
	occurred_from: report.content.occurred?.from ?? report.content.occurred?.to ?? null,
	occurred_to: report.content.occurred?.to ?? report.content.occurred?.from ?? null,
	entity_keys: report.entityKeys,
	status: report.status,
	due_at: report.dueAt,
	passed_by: report.passedBy,
	version: report.version,
});

type Row = {
	id: string;
	client_id: string;
	agency: string;
	from_agency: string;
	from_post: string | null;
	channel: ReportState["channel"];
	caller_category: ReportState["callerCategory"];
	urgency: ReportState["urgency"];
	captured_at: Date;
	received_at: Date;
	form_version: string;
	content: ReportState["content"];
	content_hash: string;
	country: string | null;
	entity_keys: string[];
	status: ReportState["status"];
	case_id: string | null;
	dismiss_reason: ReportState["dismissReason"];
	taken_at: Date | null;
	taken_by_post: string | null;
	due_at: Date;
	erased_at: Date | null;
	erasure: Erasure | null;
	passed_to: string | null;
	passed_to_agency: string | null;
	passed_by: ReportState["passedBy"];
	passed_settled: boolean | null;
	version: number;
};

const columns = `id, client_id, agency, from_agency, from_post, channel, caller_category, urgency, captured_at, received_at, form_version,
	content, content_hash, country, entity_keys, status, case_id, dismiss_reason, taken_at, taken_by_post, due_at, erased_at, erasure,
	passed_to, passed_to_agency, passed_by, case when passed_to is not null then seamark.is_passed_report_settled(id) end as passed_settled,
	version`;

const fromRow = (row: Row): ReportState => ({
	id: row.id,
	clientId: row.client_id,
	agency: row.agency,
	fromAgency: row.from_agency,
	fromPost: row.from_post,
	channel: row.channel,
	callerCategory: row.caller_category,
	urgency: row.urgency,
	capturedAt: row.captured_at.toISOString(),
	receivedAt: row.received_at.toISOString(),
	formVersion: row.form_version,
	content: row.content,
	contentHash: row.content_hash,
	country: row.country,
	entityKeys: row.entity_keys,
	status: row.status,
	caseId: row.case_id,
	dismissReason: row.dismiss_reason,
	takenAt: row.taken_at?.toISOString() ?? null,
	takenByPost: row.taken_by_post,
	dueAt: row.due_at.toISOString(),
	erasedAt: row.erased_at?.toISOString() ?? null,
	erasure: row.erasure,
	passedTo:
		row.passed_to === null || row.passed_to_agency === null
			? null
			: { id: row.passed_to, agency: row.passed_to_agency, settled: row.passed_settled === true },
	passedBy: row.passed_by,
	version: row.version,
});

/** What this sender sent before under this client id. Where the post is kept nowhere, its agency stands for it. */
export const findSent = async (tx: Tx, sender: string, clientId: string): Promise<ReportState | undefined> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from report where coalesce(from_post, from_agency) = $1 and client_id = $2`,
		[sender, clientId],
	);
	return rows[0] && fromRow(rows[0]);
};

/** A report that this post sent, or that its agency sent without naming a post. */
export const findOwnSent = async (tx: Tx, id: string, post: string): Promise<ReportState | undefined> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from report where id = $1 and (from_post = $2 or (from_post is null and from_agency = seamark.agency()))`,
		[id, post],
	);
	return rows[0] && fromRow(rows[0]);
};

/** A report for the reading agency. */
export const findReport = async (tx: Tx, id: string): Promise<ReportState | undefined> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from report where id = $1 and agency = (select seamark.reader('report'))`,
		[id],
	);
	return rows[0] && fromRow(rows[0]);
};

/** Reports of a case, oldest first. */
export const reportsOfCase = async (tx: Tx, caseId: string): Promise<ReportState[]> => {
	const { rows } = await tx.query<Row>(`select ${columns} from report where case_id = $1 order by received_at, id`, [
		caseId,
	]);
	return rows.map(fromRow);
};

/** Those of the ids that the reading agency has. */
export const reportsByIds = async (tx: Tx, ids: readonly string[]): Promise<ReportState[]> => {
	if (ids.length === 0) return [];
	const { rows } = await tx.query<Row>(
		`select ${columns} from report where agency = (select seamark.reader('report')) and id = any ($1::uuid[])`,
		[ids],
	);
	return rows.map(fromRow);
};

/** Reports that name one of these identities, no matter what became of them. */
export const reportsNaming = async (tx: Tx, identityIds: readonly string[]): Promise<ReportState[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from report where agency = (select seamark.reader('report'))
			and jsonb_path_query_array(content, '$.persons[*].identityId') ?| $1::text[]`,
		[identityIds],
	);
	return rows.map(fromRow);
};

/**
 * Reports that came or happened around the same time: what duplicates are looked for among. Of each sender those first that name the same
 * things, and then the newest: a flood of one sender takes the room of no other.
 */
export const reportsAround = async (
	tx: Tx,
	report: ReportState,
	days: number,
	limit: number,
): Promise<ReportState[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from (
			select *, row_number() over (partition by coalesce(from_post, from_agency) order by entity_keys && $4::text[] desc, received_at desc, id) as nth
			from report where agency = (select seamark.reader('report')) and id <> $1
				and (received_at between $2::timestamptz - make_interval(days => $3) and $2::timestamptz + make_interval(days => $3)
					or entity_keys && $4::text[])) as around
		order by nth, received_at desc, id limit $5`,
		[report.id, report.receivedAt, days, report.entityKeys, limit],
	);
	return rows.map(fromRow);
};

export type QueueCriteria = {
	/** Of every status where there is none. */
	status: ReportState["status"] | undefined;
	/** Those from the first id to the last. */
	ids?: { first: string; last: string } | undefined;
	overdueAt: string | undefined;
	limit: number;
	after: string | undefined;
};

/** A page of the queue, what is due first. `after` is the id of the last report of the page before. */
export const listReports = async (tx: Tx, o: QueueCriteria): Promise<ReportState[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from report where agency = (select seamark.reader('report')) and ($1::text is null or status = $1)
			and ($5::uuid is null or id between $5 and $6::uuid)
			and ($2::timestamptz is null or due_at < $2)
			and ($3::uuid is null or (due_at, id) > (select l.due_at, l.id from report l where l.id = $3))
		order by due_at, id limit $4`,
		[o.status ?? null, o.overdueAt ?? null, o.after ?? null, o.limit, o.ids?.first ?? null, o.ids?.last ?? null],
	);
	return rows.map(fromRow);
};

export type Timeliness = { waiting: number; overdue: number; settledInTime: number; settledLate: number };

/** Counts of the agency's queue: now, and of what was settled since a moment. */
export const timelinessOf = async (tx: Tx, now: string, since: string): Promise<Timeliness> => {
	const { rows } = await tx.query<Timeliness>(
		`select count(*) filter (where status = 'waiting') as waiting,
			count(*) filter (where status = 'waiting' and due_at < $1) as overdue,
			count(*) filter (where taken_at >= $2 and taken_at <= due_at) as "settledInTime",
			count(*) filter (where taken_at >= $2 and taken_at > due_at) as "settledLate"
		from report where agency = (select seamark.reader('report')) and (status = 'waiting' or taken_at >= $2)`,
		[now, since],
	);
	return rows[0] ?? { waiting: 0, overdue: 0, settledInTime: 0, settledLate: 0 };
};
