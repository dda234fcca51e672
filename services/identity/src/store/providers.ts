import type { Pool } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { JWK } from "jose";

const statement = (name: string, sql: string): Statement => ({ name: `identity.${name}`, conflict: "CONFLICT", sql });
const rows = (columns: string) => `from jsonb_to_recordset($1::jsonb) as r(${columns})`;
const millis = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const one = async <T extends object>(pool: Pool, sql: string, values: unknown[]): Promise<T | undefined> =>
	(await pool.query<T>(sql, values)).rows[0];

/** What two persons do. Times are milliseconds since the epoch. */
export type ByTwo = { askedBy: string; askedAt: number; confirmedAt: number | null; removed: boolean };

export type ProviderRow = ByTwo & {
	id: string;
	agencyId: string;
	issuer: string;
	clientId: string;
	acr: string | null;
	clientKey: JWK & { kid: string };
};

const providerColumns = `v.id, v.agency_id as "agencyId", v.issuer, v.client_id as "clientId", v.acr, v.client_key as "clientKey",
	v.asked_by as "askedBy", ${millis("v.asked_at", "askedAt")}, ${millis("v.confirmed_at", "confirmedAt")}, v.removed_at is not null as removed
	from identity.provider v`;

export const readProvider = (pool: Pool, agencyId: string, id: string) =>
	one<ProviderRow>(pool, `select ${providerColumns} where v.agency_id = $1 and v.id = $2`, [agencyId, id]);

/** The one that the agency's officers sign in at now. */
export const providerInUse = (pool: Pool, agencyId: string) =>
	one<ProviderRow>(
		pool,
		`select ${providerColumns} where v.agency_id = $1 and v.confirmed_at is not null and v.removed_at is null`,
		[agencyId],
	);

/** In use, or asked for since then. */
export const listProviders = async (pool: Pool, agencyId: string, since: number, after: string, limit: number) =>
	(
		await pool.query<ProviderRow>(
			`select ${providerColumns} where v.agency_id = $1 and v.removed_at is null
				and (v.confirmed_at is not null or v.asked_at > $2::timestamptz) and v.id > $3 order by v.id limit $4`,
			[agencyId, new Date(since).toISOString(), after, limit],
		)
	).rows;

/** The private half of the key by which the provider knows the hub. */
export const sealedClientKey = async (pool: Pool, id: string): Promise<Buffer | undefined> =>
	(await one<{ sealed: Buffer }>(pool, "select client_sealed as sealed from identity.provider where id = $1", [id]))
		?.sealed;

export const insertProvider = statement(
	"insert-provider",
	`insert into identity.provider (id, agency_id, issuer, client_id, acr, asked_by, asked_at, client_key, client_sealed, token_key, token_sealed)
	select r.id, r."agencyId", r.issuer, r."clientId", r.acr, r."askedBy", r.at, r."clientKey", decode(r."clientSealed", 'base64'),
		r."tokenKey", decode(r."tokenSealed", 'base64')
	${rows(
		'id uuid, "agencyId" uuid, issuer text, "clientId" text, acr text, "askedBy" uuid, at timestamptz, "clientKey" jsonb, "clientSealed" text, "tokenKey" jsonb, "tokenSealed" text',
	)} on conflict do nothing`,
);

/** Nothing where it was confirmed or removed meanwhile, or another one is in use. */
export const confirmProvider = statement(
	"confirm-provider",
	`update identity.provider v set confirmed_by = r.by, confirmed_at = r.at, signs_from = r."signsFrom"
	${rows('id uuid, by uuid, at timestamptz, "signsFrom" timestamptz')}
	where v.id = r.id and v.confirmed_at is null and v.removed_at is null
		and not exists (select from identity.provider other
			where other.agency_id = v.agency_id and other.confirmed_at is not null and other.removed_at is null)`,
);

export const removeProvider = statement(
	"remove-provider",
	`update identity.provider v set removed_at = r.at ${rows("id uuid, at timestamptz")} where v.id = r.id and v.removed_at is null`,
);

export type SubjectRow = ByTwo & { id: string; providerId: string; officerId: string; handle: string; subject: string };

const subjectColumns = `m.id, m.provider_id as "providerId", m.officer_id as "officerId", o.handle, m.subject, m.asked_by as "askedBy",
	${millis("m.asked_at", "askedAt")}, ${millis("m.confirmed_at", "confirmedAt")}, (m.removed_at is not null or v.removed_at is not null) as removed
	from identity.provider_subject m join identity.provider v on v.id = m.provider_id join identity.officer o on o.id = m.officer_id`;

export const readSubject = (pool: Pool, agencyId: string, id: string) =>
	one<SubjectRow>(pool, `select ${subjectColumns} where m.agency_id = $1 and m.id = $2`, [agencyId, id]);

/** Who it is that the provider calls so; undefined where two persons have not said it. */
export const officerOfSubject = (pool: Pool, providerId: string, subject: string) =>
	one<SubjectRow>(
		pool,
		`select ${subjectColumns} where m.provider_id = $1 and m.subject = $2 and m.confirmed_at is not null and m.removed_at is null`,
		[providerId, subject],
	);

/** Whether this officer has a subject there, or this subject an officer. */
export const subjectTaken = async (pool: Pool, providerId: string, o: { officer: string; subject: string }) =>
	(await one(
		pool,
		`select 1 from identity.provider_subject where provider_id = $1 and (officer_id = $2 or subject = $3)
			and confirmed_at is not null and removed_at is null limit 1`,
		[providerId, o.officer, o.subject],
	)) !== undefined;

/** In use, or asked for since then. */
export const listSubjects = async (pool: Pool, agencyId: string, since: number, after: string, limit: number) =>
	(
		await pool.query<SubjectRow>(
			`select ${subjectColumns} where m.agency_id = $1 and m.removed_at is null and v.removed_at is null
				and (m.confirmed_at is not null or m.asked_at > $2::timestamptz) and m.id > $3 order by m.id limit $4`,
			[agencyId, new Date(since).toISOString(), after, limit],
		)
	).rows;

export const insertSubject = statement(
	"insert-subject",
	`insert into identity.provider_subject (id, provider_id, agency_id, officer_id, subject, asked_by, asked_at)
	select r.id, r."providerId", r."agencyId", r."officerId", r.subject, r."askedBy", r.at
	${rows('id uuid, "providerId" uuid, "agencyId" uuid, "officerId" uuid, subject text, "askedBy" uuid, at timestamptz')} on conflict do nothing`,
);

/** Nothing where it was confirmed or removed meanwhile, or the officer or the subject has another one. */
export const confirmSubject = statement(
	"confirm-subject",
	`update identity.provider_subject m set confirmed_by = r.by, confirmed_at = r.at ${rows("id uuid, by uuid, at timestamptz")}
	where m.id = r.id and m.confirmed_at is null and m.removed_at is null
		and exists (select from identity.provider v where v.id = m.provider_id and v.removed_at is null)
		and not exists (select from identity.provider_subject other where other.provider_id = m.provider_id and other.confirmed_at is not null
			and other.removed_at is null and (other.officer_id = m.officer_id or other.subject = m.subject))`,
);

export const removeSubject = statement(
	"remove-subject",
	`update identity.provider_subject m set removed_at = r.at ${rows("id uuid, at timestamptz")} where m.id = r.id and m.removed_at is null`,
);
