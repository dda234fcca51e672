import { type Pool, type Tx, transact } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { SecondPerson } from "../second-person/second-person.ts";

const columns = [
	"id",
	"agency",
	"deed",
	"subject_kind",
	"subject",
	"about",
	"reason",
	"purpose",
	"asked_by_officer",
	"asked_by_post",
	"asked_at",
	"answer_by",
	"alone",
	"answer",
	"answered_by_officer",
	"answered_by_post",
	"answered_at",
	"answer_reason",
	"begun_at",
	"ends_at",
	"version",
].join(", ");

const types = `id uuid, agency uuid, deed text, subject_kind text, subject uuid, about text, reason text, purpose text, asked_by_officer uuid,
	asked_by_post uuid, asked_at timestamptz, answer_by timestamptz, alone boolean, answer text, answered_by_officer uuid,
	answered_by_post uuid, answered_at timestamptz, answer_reason text, begun_at timestamptz, ends_at timestamptz, version int`;

export const insertSecondPerson: Statement = {
	name: "second_person.insert",
	sql: `insert into second_person (${columns}) select ${columns} from jsonb_to_recordset($1::jsonb) as r(${types})`,
	conflict: "CONFLICT",
	inserts: true,
};

/** Answered once: who comes second finds another version. */
export const answerSecondPerson: Statement = {
	name: "second_person.answer",
	sql: `update second_person s set answer = r.answer, answered_by_officer = r.answered_by_officer, answered_by_post = r.answered_by_post,
			answered_at = r.answered_at, answer_reason = r.answer_reason, ends_at = r.ends_at, version = r.version
		from jsonb_to_recordset($1::jsonb) as r(${types}) where s.id = r.id and s.version = r.version - 1 and s.answer is null`,
	conflict: "VERSION_CONFLICT",
};

/**
 * In the commit of the deed that it lets happen, for what is done once: anyone who comes second, too late, or without a second officer
 * changes nothing.
 */
export const spendSecondPerson: Statement = {
	name: "second_person.spend",
	sql: `update second_person s set begun_at = r.at, ends_at = r.ends_at
		from jsonb_to_recordset($1::jsonb) as r(id uuid, at timestamptz, ends_at timestamptz)
		where s.id = r.id and s.answer = 'confirmed' and s.begun_at is null and s.ends_at > r.at`,
	conflict: "CONFLICT",
};

/** Before what lasts for a time is shown: the clock begins with the first time. */
export const beginSecondPerson: Statement = {
	...spendSecondPerson,
	name: "second_person.begin",
	anyCount: true,
};

/** What is erased is not said in the reason either. */
export const scrubReason: Statement = {
	name: "second_person.scrub-reason",
	sql: `update second_person s set reason = r.reason from jsonb_to_recordset($1::jsonb) as r(id uuid, reason text) where s.id = r.id`,
	conflict: "CONFLICT",
};

export const toSecondPersonRow = (one: SecondPerson): Record<string, unknown> => ({
	id: one.id,
	agency: one.agency,
	deed: one.deed,
	subject_kind: one.subjectKind,
	subject: one.subject,
	about: one.about,
	reason: one.reason,
	purpose: one.purpose,
	asked_by_officer: one.askedByOfficer,
	asked_by_post: one.askedByPost,
	asked_at: one.askedAt,
	answer_by: one.answerBy,
	alone: one.alone,
	answer: one.answer,
	answered_by_officer: one.answeredByOfficer,
	answered_by_post: one.answeredByPost,
	answered_at: one.answeredAt,
	answer_reason: one.answerReason,
	begun_at: one.begunAt,
	ends_at: one.endsAt,
	version: one.version,
});

type Row = {
	id: string;
	agency: string;
	deed: SecondPerson["deed"];
	subject_kind: SecondPerson["subjectKind"];
	subject: string;
	about: string;
	reason: string;
	purpose: string;
	asked_by_officer: string;
	asked_by_post: string;
	asked_at: Date;
	answer_by: Date;
	alone: boolean;
	answer: SecondPerson["answer"];
	answered_by_officer: string | null;
	answered_by_post: string | null;
	answered_at: Date | null;
	answer_reason: string;
	begun_at: Date | null;
	ends_at: Date | null;
	version: number;
};

const fromRow = (row: Row): SecondPerson => ({
	id: row.id,
	agency: row.agency,
	deed: row.deed,
	subjectKind: row.subject_kind,
	subject: row.subject,
	about: row.about,
	reason: row.reason,
	purpose: row.purpose,
	askedByOfficer: row.asked_by_officer,
	askedByPost: row.asked_by_post,
	askedAt: row.asked_at.toISOString(),
	answerBy: row.answer_by.toISOString(),
	alone: row.alone,
	answer: row.answer,
	answeredByOfficer: row.answered_by_officer,
	answeredByPost: row.answered_by_post,
	answeredAt: row.answered_at?.toISOString() ?? null,
	answerReason: row.answer_reason,
	begunAt: row.begun_at?.toISOString() ?? null,
	endsAt: row.ends_at?.toISOString() ?? null,
	version: row.version,
});

export const findSecondPerson = async (tx: Tx, id: string): Promise<SecondPerson | undefined> => {
	const { rows } = await tx.query<Row>(`select ${columns} from second_person where id = $1`, [id]);
	return rows[0] && fromRow(rows[0]);
};

/** What an officer has asked for of some subjects, newest first. Whether one of them allows anything, `allows` says. */
export const secondPersonsFor = async (
	tx: Tx,
	o: { officer: string; subjects: readonly string[] },
): Promise<SecondPerson[]> => {
	if (o.officer === "" || o.subjects.length === 0) return [];
	const { rows } = await tx.query<Row>(
		`select ${columns} from second_person where subject = any ($2::uuid[]) and asked_by_officer = $1 order by asked_at desc, id desc limit 500`,
		[o.officer, o.subjects],
	);
	return rows.map(fromRow);
};

/** What an officer may do now with a second person, newest first. */
export const openRequestsOf = async (tx: Tx, officer: string, now: number): Promise<SecondPerson[]> => {
	if (officer === "") return [];
	const { rows } = await tx.query<Row>(
		`select ${columns} from second_person where asked_by_officer = $1 and ends_at > $2::timestamptz order by asked_at desc, id desc limit 500`,
		[officer, new Date(now).toISOString()],
	);
	return rows.map(fromRow);
};

/** How many were begun alone and have no second officer's answer in time. Of the agency whose settings the transaction has. */
export const countUnconfirmed = async (pool: Pool, agency: string, now: number): Promise<number> =>
	transact(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ n: number }>({
				name: "second_person.unconfirmed",
				text: "select count(*)::int as n from second_person where agency = $1 and alone and answer is null and answer_by <= $2::timestamptz",
				values: [agency, new Date(now).toISOString()],
			});
			return rows[0]?.n ?? 0;
		},
		writerSettings([agency]),
	);

/** What an officer has begun alone, newest first. */
export const begunAloneBy = async (tx: Tx, officer: string): Promise<SecondPerson[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from second_person where asked_by_officer = $1 and alone order by asked_at desc, id desc limit 20`,
		[officer],
	);
	return rows.map(fromRow);
};

/** Requests of the agency, newest first. `unanswered`: those that wait for a second officer, or never got one. */
export const listSecondPersons = async (
	tx: Tx,
	o: { unanswered: boolean; limit: number; after: string | undefined },
): Promise<SecondPerson[]> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from second_person where (not $1 or answer is null) and ($2::uuid is null or id < $2) order by id desc limit $3`,
		[o.unanswered, o.after ?? null, o.limit],
	);
	return rows.map(fromRow);
};
