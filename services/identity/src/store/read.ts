import type { Pool } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { AgencyKind } from "@seamark/policy";
import type { JWK } from "jose";
import type { NationalOffice } from "../schema.ts";

export type AgencyRow = {
	id: string;
	handle: string;
	kind: AgencyKind;
	country: string;
	status: "active" | "suspended";
	issuer: string | null;
	nationalOffice: NationalOffice | null;
	version: number;
};

export type PostRow = { id: string; agencyId: string; name: string; closed: boolean; version: number };

/** Times are milliseconds since the epoch. */
export type PostingRow = {
	id: string;
	officerId: string;
	postId: string;
	homeAgencyId: string;
	hostAgencyId: string;
	from: number;
	until: number | null;
	confirmed: boolean;
	/** Officer who proposed a secondment; null where none did. */
	proposedBy: string | null;
	version: number;
};

export type KeyRow = {
	kid: string;
	jwk: JWK;
	hosted: boolean;
	notBefore: number;
	notAfter: number | null;
	revoked: boolean;
	version: number;
};

/** What is not there and what belongs to another agency answer alike. */
export const found = <T>(row: T | undefined): T => {
	if (row === undefined) throw new HubError("NOT_FOUND");
	return row;
};

const one = async <T extends object>(pool: Pool, sql: string, values: unknown[]): Promise<T | undefined> =>
	(await pool.query<T>(sql, values)).rows[0];

const many = async <T extends object>(pool: Pool, sql: string, values: unknown[]): Promise<T[]> =>
	(await pool.query<T>(sql, values)).rows;

export const readAgency = (pool: Pool, id: string) =>
	one<AgencyRow>(
		pool,
		`select id, handle, kind, country, status, issuer, national_office as "nationalOffice", version
		from identity.agency where id = $1`,
		[id],
	);

/** The agency that holds an office in a country. */
export const agencyInOffice = (pool: Pool, country: string, office: NationalOffice) =>
	one<{ id: string; handle: string }>(
		pool,
		"select id, handle from identity.agency where country = $1 and national_office = $2",
		[country, office],
	);

/** Of this hub or another one: a handle says who. */
export const agencyWithHandle = (pool: Pool, handle: string) =>
	one<{ id: string }>(
		pool,
		`select id::text from identity.agency where handle = $1
		union all select one -> 'agency' ->> 'id' from identity.foreign_directory f, jsonb_array_elements(f.agencies) as one
			where one -> 'agency' ->> 'handle' = $1`,
		[handle],
	);

/** Of what that hub has published last. */
export const foreignSerial = async (pool: Pool, hub: string): Promise<number | undefined> =>
	(await one<{ serial: number }>(pool, "select serial from identity.foreign_directory where hub = $1", [hub]))?.serial;

/** Statement keys of an agency of another hub, as its owner has published them; undefined where there is no such agency. */
export const foreignStatementKeys = async (
	pool: Pool,
	agencyId: string,
): Promise<{ kid: string; jwk: string; from: string; until: string }[] | undefined> =>
	(
		await one<{ keys: { kid: string; jwk: string; from: string; until: string }[] }>(
			pool,
			`select coalesce(one -> 'agency' -> 'statementKeys', '[]') as keys
			from identity.foreign_directory f, jsonb_array_elements(f.agencies) as one
			where one -> 'agency' ->> 'id' = $1 and not exists (select from identity.agency a where a.id::text = $1)`,
			[agencyId],
		)
	)?.keys;

/** Ids and handles of this hub's agencies, and of those of all hubs but that one. */
export const namesTaken = async (pool: Pool, hub: string): Promise<{ ids: Set<string>; handles: Set<string> }> => {
	const rows = await many<{ id: string; handle: string }>(
		pool,
		`select id::text, handle from identity.agency
		union all select one -> 'agency' ->> 'id', one -> 'agency' ->> 'handle'
			from identity.foreign_directory f, jsonb_array_elements(f.agencies) as one where f.hub <> $1`,
		[hub],
	);
	return { ids: new Set(rows.map(({ id }) => id)), handles: new Set(rows.map(({ handle }) => handle)) };
};

export const agencyWithIssuer = (pool: Pool, issuer: string) =>
	one<{ id: string }>(pool, "select id from identity.agency where issuer = $1", [issuer]);

export const knownCountries = async (pool: Pool, codes: readonly string[]): Promise<Set<string>> =>
	new Set(
		(await many<{ code: string }>(pool, "select code from identity.country where code = any($1)", [codes])).map(
			(row) => row.code,
		),
	);

const postColumns = `id, agency_id as "agencyId", name, closed_at is not null as closed, version`;

export const readPost = (pool: Pool, agencyId: string, id: string) =>
	one<PostRow>(pool, `select ${postColumns} from identity.duty_post where id = $1 and agency_id = $2`, [id, agencyId]);

export const openPostNamed = (pool: Pool, agencyId: string, name: string) =>
	one<{ id: string }>(
		pool,
		"select id from identity.duty_post where agency_id = $1 and name = $2 and closed_at is null",
		[agencyId, name],
	);

export const readOfficer = (pool: Pool, agencyId: string, id: string) =>
	one<{ id: string; handle: string }>(
		pool,
		"select id, handle from identity.officer where id = $1 and agency_id = $2",
		[id, agencyId],
	);

export const officerWithHandle = (pool: Pool, agencyId: string, handle: string) =>
	one<{ id: string }>(pool, "select id from identity.officer where agency_id = $1 and handle = $2", [agencyId, handle]);

const postingColumns = `id, officer_id as "officerId", post_id as "postId", home_agency_id as "homeAgencyId",
	host_agency_id as "hostAgencyId", (extract(epoch from from_time) * 1000)::float8 as "from",
	(extract(epoch from until_time) * 1000)::float8 as "until", confirmed_at is not null as confirmed, proposed_by as "proposedBy", version`;

export const readPosting = (pool: Pool, id: string) =>
	one<PostingRow>(pool, `select ${postingColumns} from identity.posting where id = $1`, [id]);

/** Postings to a post that are not over. */
export const postingsOf = (pool: Pool, postId: string, now: number) =>
	many<PostingRow>(
		pool,
		`select ${postingColumns} from identity.posting
		where post_id = $1 and (until_time is null or until_time > $2::timestamptz) order by from_time, id`,
		[postId, new Date(now).toISOString()],
	);

/** Postings of the agency's officers to posts of other agencies that are not over. */
export const secondedFrom = (pool: Pool, agencyId: string, now: number) =>
	many<PostingRow>(
		pool,
		`select ${postingColumns} from identity.posting where home_agency_id = $1 and host_agency_id <> $1 and until_time > $2::timestamptz`,
		[agencyId, new Date(now).toISOString()],
	);

export const readAgreement = (pool: Pool, id: string) =>
	one<{ id: string; from: number; until: number | null; version: number }>(
		pool,
		`select id, (extract(epoch from from_time) * 1000)::float8 as "from",
			(extract(epoch from until_time) * 1000)::float8 as "until", version from identity.agreement where id = $1`,
		[id],
	);

export const keysOf = (pool: Pool, agencyId: string) =>
	many<KeyRow>(
		pool,
		`select kid, jwk, (sealed is not null) as hosted, (extract(epoch from not_before) * 1000)::float8 as "notBefore",
			(extract(epoch from not_after) * 1000)::float8 as "notAfter", revoked_at is not null as revoked, version
		from identity.signing_key where agency_id = $1 order by not_before`,
		[agencyId],
	);

export const readClient = (pool: Pool, agencyId: string, id: string) =>
	one<{ id: string; removed: boolean }>(
		pool,
		"select id, removed_at is not null as removed from identity.client where id = $1 and agency_id = $2",
		[id, agencyId],
	);

export const regionKnown = async (pool: Pool, slug: string): Promise<boolean> =>
	(await one(pool, "select 1 from identity.region where slug = $1", [slug])) !== undefined;

const fullPostColumns = `id, name, clearance, scopes, purposes, closed_at is not null as closed`;

type FullPost = { id: string; name: string; clearance: string; scopes: string[]; purposes: string[]; closed: boolean };

export const readFullPost = (pool: Pool, agencyId: string, id: string) =>
	one<FullPost>(pool, `select ${fullPostColumns} from identity.duty_post where id = $1 and agency_id = $2`, [
		id,
		agencyId,
	]);

export const listPosts = (pool: Pool, agencyId: string, after: string, limit: number) =>
	many<FullPost>(
		pool,
		`select ${fullPostColumns} from identity.duty_post where agency_id = $1 and id > $2 order by id limit $3`,
		[agencyId, after, limit],
	);

export const listOfficers = (pool: Pool, agencyId: string, after: string, limit: number) =>
	many<{ id: string; handle: string }>(
		pool,
		"select id, handle from identity.officer where agency_id = $1 and id > $2 order by id limit $3",
		[agencyId, after, limit],
	);

/** Postings on either side of the agency that are not over. What others propose for officers that it does not have is nothing to it. */
export const listPostings = (pool: Pool, agencyId: string, now: number, after: string, limit: number) =>
	many<PostingRow>(
		pool,
		`select ${postingColumns} from identity.posting
		where (host_agency_id = $1 or home_agency_id = $1 and exists (
				select from identity.officer o where o.id = officer_id and o.agency_id = $1))
			and (until_time is null or until_time > $2::timestamptz) and id > $3
		order by id limit $4`,
		[agencyId, new Date(now).toISOString(), after, limit],
	);

export const listClients = (pool: Pool, agencyId: string, after: string, limit: number) =>
	many<{ id: string; post: string; vouches: boolean }>(
		pool,
		`select id, post_id as post, vouches from identity.client
		where agency_id = $1 and removed_at is null and id > $2 order by id limit $3`,
		[agencyId, after, limit],
	);

/** The latest notes of handover, newest first. */
export const handoversOf = async (pool: Pool, postId: string) =>
	(
		await many<{ id: string; outgoing: string; incoming: string; note: string; at: Date }>(
			pool,
			`select id, outgoing_officer_id as outgoing, incoming_officer_id as incoming, note, at
			from identity.handover where post_id = $1 order by at desc, id desc limit 20`,
			[postId],
		)
	).map((row) => ({ ...row, at: row.at.toISOString() }));

export const hasAgencies = async (pool: Pool): Promise<boolean> =>
	(await one(pool, "select 1 from identity.agency limit 1", [])) !== undefined;

/** Of all agencies: for demonstration hubs alone. */
export const officerHandles = (pool: Pool) =>
	many<{ id: string; handle: string }>(pool, "select id::text, handle from identity.officer", []);

/** At most two: more than one means that the handle does not say who. */
export const findOfficers = (pool: Pool, handleOrId: string) =>
	many<{ id: string }>(
		pool,
		"select id::text from identity.officer where handle = $1 or id::text = $1 order by id limit 2",
		[handleOrId],
	);

/** The private half of a key that the hub holds and that was not revoked. */
export const findSealedKey = async (pool: Pool, agencyId: string, kid: string): Promise<Buffer | undefined> =>
	(
		await one<{ sealed: Buffer }>(
			pool,
			`select sealed from identity.signing_key where agency_id = $1 and kid = $2 and revoked_at is null and sealed is not null
			union all select token_sealed from identity.provider
			where agency_id = $1 and token_key ->> 'kid' = $2 and confirmed_at is not null and removed_at is null`,
			[agencyId, kid],
		)
	)?.sealed;
