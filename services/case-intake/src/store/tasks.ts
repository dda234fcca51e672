import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { TaskKind, TaskStatus } from "../tasks/task/kinds.ts";
import { caseIsOpen } from "./cases.ts";

/** Days are ISO dates, times RFC 3339. */
export type Task = {
	id: string;
	agency: string;
	caseId: string;
	personId: string | null;
	kind: TaskKind;
	dueOn: string;
	post: string;
	/** Of the rule that made it. */
	rule: string | null;
	note: string;
	status: TaskStatus;
	/** Why it was cancelled, or what came of it. */
	reason: string;
	createdAt: string;
	createdByPost: string;
	endedAt: string | null;
	endedByPost: string | null;
	version: number;
};

const names = `id, agency, case_id, person_id, kind, due_on, post, rule, note, status, reason, created_at, created_by_post, ended_at,
	ended_by_post, version`;
const types = `id uuid, agency uuid, case_id uuid, person_id uuid, kind text, due_on date, post uuid, rule text, note text, status text,
	reason text, created_at timestamptz, created_by_post uuid, ended_at timestamptz, ended_by_post uuid, version int`;

export const insertTask: Statement = {
	name: "task.insert",
	sql: `insert into task (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r(${types}) where ${caseIsOpen}`,
	conflict: "CASE_CLOSED",
};

/** What a rule asks for again for the same day is there already. */
export const insertFollowUp: Statement = {
	name: "task.insert-follow-up",
	sql: `insert into task (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r(${types}) on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** On another day the post is told again. */
export const replaceTask: Statement = {
	name: "task.replace",
	sql: `update task t set due_on = r.due_on, post = r.post, note = r.note, status = r.status, reason = r.reason, ended_at = r.ended_at,
			ended_by_post = r.ended_by_post, version = r.version,
			reminded_at = case when t.due_on = r.due_on and t.post = r.post then t.reminded_at end
		from jsonb_to_recordset($1::jsonb) as r(${types}) where t.id = r.id and t.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

/** Nothing is left to do in a case that is closed. */
export const cancelTasks: Statement = {
	name: "task.cancel-of-case",
	sql: `update task t set status = 'cancelled', reason = r.reason, ended_at = r.at, ended_by_post = r.by_post, version = t.version + 1
		from jsonb_to_recordset($1::jsonb) as r(case_id uuid, reason text, at timestamptz, by_post uuid)
		where t.case_id = r.case_id and t.status = 'open'`,
	conflict: "CONFLICT",
	anyCount: true,
};

/** Words of people go with an erasure. Of a case, or of one person. */
export const scrubTasks: Statement = {
	name: "task.scrub",
	sql: `update task t set note = '', reason = '', version = t.version + 1
		from jsonb_to_recordset($1::jsonb) as r(case_id uuid, person_id uuid)
		where (t.case_id = r.case_id or t.person_id = r.person_id) and t.note || t.reason <> ''`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const toTaskRow = (task: Task): Record<string, unknown> => ({
	id: task.id,
	agency: task.agency,
	case_id: task.caseId,
	person_id: task.personId,
	kind: task.kind,
	due_on: task.dueOn,
	post: task.post,
	rule: task.rule,
	note: task.note,
	status: task.status,
	reason: task.reason,
	created_at: task.createdAt,
	created_by_post: task.createdByPost,
	ended_at: task.endedAt,
	ended_by_post: task.endedByPost,
	version: task.version,
});

type Row = Omit<Task, "createdAt" | "endedAt"> & { createdAt: Date; endedAt: Date | null };
const columns = `t.id, t.agency, t.case_id as "caseId", t.person_id as "personId", t.kind, t.due_on::text as "dueOn", t.post, t.rule, t.note,
	t.status, t.reason, t.created_at as "createdAt", t.created_by_post as "createdByPost", t.ended_at as "endedAt",
	t.ended_by_post as "endedByPost", t.version`;
const fromRow = (row: Row): Task => ({
	...row,
	createdAt: row.createdAt.toISOString(),
	endedAt: row.endedAt?.toISOString() ?? null,
});

export const findTask = async (tx: Tx, id: string): Promise<Task | undefined> => {
	const { rows } = await tx.query<Row>(`select ${columns} from task t where t.id = $1`, [id]);
	return rows[0] && fromRow(rows[0]);
};

export type TasksBy = { caseId?: string; post?: string; status: TaskStatus; before?: string };

/** What is due first comes first. `after` is the id of the last task of the page before. */
export const tasksBy = async (
	tx: Tx,
	{ caseId, post, status, before }: TasksBy,
	{ limit, after }: { limit: number; after: string | undefined },
): Promise<Task[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from task t
		where t.status = $1 and ($2::uuid is null or t.case_id = $2) and ($3::uuid is null or t.post = $3)
			and ($4::date is null or t.due_on < $4)
			and ($5::uuid is null or (t.due_on, t.id) > (select l.due_on, l.id from task l where l.id = $5))
		order by t.due_on, t.id limit $6`,
		[status, caseId ?? null, post ?? null, before ?? null, after ?? null, limit],
	);
	return rows.map(fromRow);
};

/** Tasks that are due and of which nobody was told. */
export const dueTasks = async (
	tx: Tx,
	o: { today: string; limit: number },
): Promise<{ id: string; agency: string; caseId: string; post: string; dueOn: string }[]> => {
	const { rows } = await tx.query<{ id: string; agency: string; caseId: string; post: string; dueOn: string }>(
		`select id, agency, case_id as "caseId", post, due_on::text as "dueOn" from task
		where status = 'open' and reminded_at is null and due_on <= $1 order by due_on, id limit $2`,
		[o.today, o.limit],
	);
	return rows;
};

export const markReminded: Statement = {
	name: "task.reminded",
	sql: `update task t set reminded_at = r.at from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz)
		where t.id = r.id and t.reminded_at is null and t.status = 'open'`,
	conflict: "CONFLICT",
};
