import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";

/** Questions of readers on an alert and the originator's answers, under row-level security. */

export const insertQuestion: Statement = {
	name: "alert_question.insert",
	sql: `insert into alert_question (id, alert_id, version, agency, post, officer, text, asked_at)
		select id, alert_id, version, agency, post, officer, text, asked_at from jsonb_to_recordset($1::jsonb)
			as r(id uuid, alert_id uuid, version int, agency uuid, post uuid, officer uuid, text text, asked_at timestamptz)`,
	conflict: "CONFLICT",
	inserts: true,
};

/** Where the question has gone with a recall meanwhile, nothing is answered. */
export const insertAnswer: Statement = {
	name: "alert_answer.insert",
	sql: `insert into alert_answer (id, question_id, alert_id, agency, post, officer, to_all, text, answered_at)
		select r.id, r.question_id, r.alert_id, r.agency, r.post, r.officer, r.to_all, r.text, r.answered_at from jsonb_to_recordset($1::jsonb)
			as r(id uuid, question_id uuid, alert_id uuid, agency uuid, post uuid, officer uuid, to_all boolean, text text, answered_at timestamptz)
		join alert_question q on q.id = r.question_id`,
	conflict: "CONFLICT",
};

/** A recall leaves nothing of what was asked and answered; answers go with their questions. */
export const eraseQuestions: Statement = {
	name: "alert_question.erase",
	sql: "delete from alert_question q using jsonb_to_recordset($1::jsonb) as r(id uuid) where q.alert_id = r.id",
	conflict: "CONFLICT",
	anyCount: true,
};

/** How many questions of the agency on this alert there are, and how many of them nobody has answered yet. */
export const countQuestions = async (
	tx: Tx,
	alertId: string,
	agency: string,
): Promise<{ asked: number; open: number }> => {
	const { rows } = await tx.query<{ asked: number; open: number }>(
		`select count(*)::int as asked, count(*) filter (where not exists (select from alert_answer w where w.question_id = q.id))::int as open
		from alert_question q where q.alert_id = $1 and q.agency = $2`,
		[alertId, agency],
	);
	return rows[0] ?? { asked: 0, open: 0 };
};

export type Found = { id: string; answers: number };

export const findQuestion = async (tx: Tx, alertId: string, id: string): Promise<Found | undefined> => {
	const { rows } = await tx.query<Found>(
		`select q.id, (select count(*)::int from alert_answer w where w.question_id = q.id) as answers
		from alert_question q where q.id = $1 and q.alert_id = $2`,
		[id, alertId],
	);
	return rows[0];
};

export type Answer = { id: string; post: string; toAll: boolean; text: string; answeredAt: string };
export type Thread = {
	id: string;
	alert: string;
	/** Absent where the question is not the reader's to see. */
	question?: { version: number; agency: string; post: string; text: string; askedAt: string };
	answers: Answer[];
};

type ThreadRow = {
	id: string;
	alert: string;
	question: (NonNullable<Thread["question"]> & object) | null;
	answers: Answer[];
};

const asMoment = (at: string) => new Date(at).toISOString();
const toThread = ({ id, alert, question, answers }: ThreadRow): Thread => ({
	id,
	alert,
	...(question ? { question: { ...question, askedAt: asMoment(question.askedAt) } } : {}),
	answers: answers.map((one) => ({ ...one, answeredAt: asMoment(one.answeredAt) })),
});

const answerColumns = `jsonb_build_object('id', w.id, 'post', w.post, 'toAll', w.to_all, 'text', w.text, 'answeredAt', w.answered_at)`;
const questionColumns = `jsonb_build_object('version', q.version, 'agency', q.agency, 'post', q.post, 'text', q.text, 'askedAt', q.asked_at)`;

/** What was asked and answered on an alert, oldest first, as far as the reader may see it. */
export const listThreads = async (
	tx: Tx,
	alertId: string,
	page: { after: string | undefined; limit: number },
): Promise<Thread[]> => {
	const { rows } = await tx.query<ThreadRow>(
		`select t.id, $1::uuid as alert, (select ${questionColumns} from alert_question q where q.id = t.id) as question,
			(select coalesce(jsonb_agg(${answerColumns} order by w.answered_at, w.id), '[]') from alert_answer w where w.question_id = t.id) as answers
		from (select id from alert_question where alert_id = $1 union select question_id from alert_answer where alert_id = $1) t
		where $2::uuid is null or t.id > $2 order by t.id limit $3`,
		[alertId, page.after ?? null, page.limit + 1],
	);
	return rows.map(toThread);
};

/** Questions of others on alerts of this agency that nobody has answered yet, oldest first. */
export const listOpenQuestions = async (
	tx: Tx,
	agency: string,
	page: { after: string | undefined; limit: number },
): Promise<Thread[]> => {
	const { rows } = await tx.query<ThreadRow>(
		`select q.id, q.alert_id as alert, ${questionColumns} as question, '[]'::jsonb as answers
		from alert_question q join alert a on a.id = q.alert_id and a.originator_agency = $1
		where not exists (select from alert_answer w where w.question_id = q.id) and ($2::uuid is null or q.id > $2)
		order by q.id limit $3`,
		[agency, page.after ?? null, page.limit + 1],
	);
	return rows.map(toThread);
};
