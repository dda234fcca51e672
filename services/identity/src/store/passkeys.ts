import type { Pool } from "@seamark/db";
import type { Statement } from "@seamark/log";

const statement = (name: string, conflict: Statement["conflict"], sql: string): Statement => ({
	name: `identity.${name}`,
	conflict,
	sql,
});
const rows = (columns: string) => `from jsonb_to_recordset($1::jsonb) as r(${columns})`;
const millis = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const one = async <T extends object>(pool: Pool, sql: string, values: unknown[]): Promise<T | undefined> =>
	(await pool.query<T>(sql, values)).rows[0];

/** Times are milliseconds since the epoch. */
export type EnrolmentRow = {
	id: string;
	agencyId: string;
	officerId: string;
	handle: string;
	replaces: boolean;
	askedBy: string;
	askedAt: number;
	confirmedBy: string | null;
	confirmedAt: number | null;
	secondHash: string | null;
	wrong: number;
	expiresAt: number;
	used: boolean;
};

const enrolmentColumns = `e.id, e.agency_id as "agencyId", e.officer_id as "officerId", o.handle, e.replaces, e.asked_by as "askedBy", e.confirmed_by as "confirmedBy",
	${millis("e.asked_at", "askedAt")}, ${millis("e.confirmed_at", "confirmedAt")}, e.second_hash as "secondHash", e.wrong,
	${millis("e.expires_at", "expiresAt")}, e.used_at is not null as used
	from identity.enrolment e join identity.officer o on o.id = e.officer_id`;

export const readEnrolment = (pool: Pool, id: string) =>
	one<EnrolmentRow>(pool, `select ${enrolmentColumns} where e.id = $1`, [id]);

export const enrolmentByCode = (pool: Pool, firstHash: string) =>
	one<EnrolmentRow>(pool, `select ${enrolmentColumns} where e.first_hash = $1`, [firstHash]);

/** Enrolments of an agency that nobody has used and that have not expired. */
export const openEnrolments = async (pool: Pool, agencyId: string, now: number, after: string, limit: number) =>
	(
		await pool.query<EnrolmentRow>(
			`select ${enrolmentColumns} where e.agency_id = $1 and e.used_at is null and e.expires_at > $2::timestamptz
				and e.id > $3 order by e.id limit $4`,
			[agencyId, new Date(now).toISOString(), after, limit],
		)
	).rows;

export type PasskeyRow = {
	id: string;
	officerId: string;
	agencyId: string;
	handle: string;
	publicKey: string;
	counter: number;
};

export const readPasskey = (pool: Pool, id: string) =>
	one<PasskeyRow>(
		pool,
		`select p.id, p.officer_id as "officerId", p.agency_id as "agencyId", o.handle, p.public_key as "publicKey", p.counter::float8 as counter
		from identity.passkey p join identity.officer o on o.id = p.officer_id where p.id = $1 and p.removed_at is null`,
		[id],
	);

/** Passkeys of an agency's officers, each with whose it is. */
export const passkeysOf = async (pool: Pool, agencyId: string) =>
	(
		await pool.query<{ id: string; officerId: string }>(
			`select id, officer_id as "officerId" from identity.passkey where agency_id = $1 and removed_at is null order by enrolled_at, id`,
			[agencyId],
		)
	).rows;

export type SignInRow = {
	id: string;
	officerId: string;
	handle: string;
	agencyId: string;
	secretHash: string;
	keyThumbprint: string;
	postId: string | null;
	purpose: string | null;
	startedAt: number;
	usedAt: number;
	ended: boolean;
	/** At the agency's own provider; with a passkey otherwise. */
	byProvider: boolean;
};

/** A sign-in whose passkey, provider or subject there was removed has ended. */
export const readSignIn = (pool: Pool, id: string) =>
	one<SignInRow>(
		pool,
		`select s.id, s.officer_id as "officerId", o.handle, coalesce(p.agency_id, m.agency_id) as "agencyId", s.secret_hash as "secretHash",
			s.key_thumbprint as "keyThumbprint", s.post_id as "postId", s.purpose, ${millis("s.started_at", "startedAt")},
			${millis("s.used_at", "usedAt")}, m.id is not null as "byProvider",
			(s.ended_at is not null or p.removed_at is not null or m.removed_at is not null or v.removed_at is not null) as ended
		from identity.sign_in s left join identity.passkey p on p.id = s.passkey_id
		left join identity.provider_subject m on m.id = s.provider_subject_id left join identity.provider v on v.id = m.provider_id join identity.officer o on o.id = s.officer_id where s.id = $1`,
		[id],
	);

export const insertEnrolment = statement(
	"insert-enrolment",
	"CONFLICT",
	`insert into identity.enrolment (id, agency_id, officer_id, replaces, asked_by, asked_at, first_hash, expires_at)
	select r.id, r."agencyId", r."officerId", r.replaces, r."askedBy", r.at, r."firstHash", r."expiresAt"
	${rows(
		'id uuid, "agencyId" uuid, "officerId" uuid, replaces boolean, "askedBy" uuid, at timestamptz, "firstHash" text, "expiresAt" timestamptz',
	)} on conflict do nothing`,
);

export const confirmEnrolment = statement(
	"confirm-enrolment",
	"CONFLICT",
	`update identity.enrolment e set confirmed_by = r.by, confirmed_at = r.at, second_hash = r."secondHash", expires_at = r."expiresAt"
	${rows('id uuid, by uuid, at timestamptz, "secondHash" text, "expiresAt" timestamptz')}
	where e.id = r.id and e.confirmed_at is null and e.used_at is null`,
);

export const countWrongHalf = statement(
	"count-wrong-half",
	"CONFLICT",
	`update identity.enrolment e set wrong = e.wrong + 1 ${rows("id uuid")} where e.id = r.id`,
);

export const useEnrolment = statement(
	"use-enrolment",
	"CONFLICT",
	`update identity.enrolment e set used_at = r.at ${rows("id uuid, at timestamptz, most integer")}
	where e.id = r.id and e.used_at is null and e.confirmed_at is not null and e.expires_at > r.at and e.wrong < r.most`,
);

export const insertPasskey = statement(
	"insert-passkey",
	"CONFLICT",
	`insert into identity.passkey (id, officer_id, agency_id, public_key, counter, enrolment_id, enrolled_at)
	select r.id, r."officerId", r."agencyId", r."publicKey", r.counter, r."enrolmentId", r.at
	${rows(
		'id text, "officerId" uuid, "agencyId" uuid, "publicKey" text, counter bigint, "enrolmentId" uuid, at timestamptz',
	)} on conflict do nothing`,
);

export const removePasskey = statement(
	"remove-passkey",
	"CONFLICT",
	`update identity.passkey p set removed_at = r.at ${rows("id text, at timestamptz")} where p.id = r.id and p.removed_at is null`,
);

/** Nothing where the counter went back meanwhile: two copies of one passkey are at work then. */
export const usePasskey = statement(
	"use-passkey",
	"CONFLICT",
	`update identity.passkey p set counter = r.counter ${rows("id text, counter bigint")}
	where p.id = r.id and p.removed_at is null and p.counter <= r.counter`,
);

export const useChallenge = statement(
	"use-challenge",
	"CONFLICT",
	`insert into identity.used_challenge (challenge, expires_at) select r.challenge, r."expiresAt"
	${rows('challenge text, "expiresAt" timestamptz')} on conflict do nothing`,
);

/** `post` and `purpose` are chosen with it where a program is let in, and with the first token otherwise. */
export const insertSignIn = statement(
	"insert-sign-in",
	"CONFLICT",
	`insert into identity.sign_in (id, officer_id, passkey_id, provider_subject_id, secret_hash, key_thumbprint, post_id, purpose, started_at, used_at)
	select r.id, r."officerId", r."passkeyId", r."subjectId", r."secretHash", r."keyThumbprint", r.post, r.purpose, r.at, r.at
	${rows(
		'id uuid, "officerId" uuid, "passkeyId" text, "subjectId" uuid, "secretHash" text, "keyThumbprint" text, post uuid, purpose text, at timestamptz',
	)} on conflict do nothing`,
);

/** The first token fixes post and purpose; nothing where they are others, or the sign-in has ended. */
export const useSignIn = statement(
	"use-sign-in",
	"CONFLICT",
	`update identity.sign_in s set post_id = r.post, purpose = r.purpose, used_at = greatest(s.used_at, r.at)
	${rows("id uuid, post uuid, purpose text, at timestamptz")}
	where s.id = r.id and s.ended_at is null and (s.post_id is null or s.post_id = r.post and s.purpose = r.purpose)`,
);

export const endSignIn = statement(
	"end-sign-in",
	"CONFLICT",
	`update identity.sign_in s set ended_at = r.at ${rows("id uuid, at timestamptz")} where s.id = r.id and s.ended_at is null`,
);

/** Forgets challenges and sign-ins that nobody can use any more at this time, RFC 3339. */
export const forgetSignIns = async (pool: Pool, before: string): Promise<void> => {
	await pool.query("delete from identity.used_challenge where expires_at < $1", [before]);
	await pool.query("delete from identity.sign_in where started_at < $1::timestamptz - interval '1 day'", [before]);
};
