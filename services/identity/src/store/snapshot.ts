import type { identityApi } from "@seamark/contracts";
import type { Pool } from "@seamark/db";

// One statement sees one state of the database, so the position and everything else belong together.
const readAll = `select h.position, h.log_id as "logId",
	(select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name, 'region', c.region) order by c.code), '[]')
		from identity.country c) as countries,
	(select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'handle', a.handle, 'name', a.name, 'kind', a.kind,
			'country', a.country, 'region', c.region, 'status', a.status, 'issuer', coalesce(a.issuer, $1 || a.id), 'invented', a.invented,
			'nationalOffice', a.national_office,
			'keys', (select coalesce(jsonb_agg(jsonb_build_object('kid', k.kid, 'jwk', k.jwk::text,
					'notBefore', k.not_before, 'notAfter', k.not_after) order by k.not_before, k.kid), '[]')
				from identity.signing_key k
				where k.agency_id = a.id and k.revoked_at is null and (k.not_after is null or k.not_after > $2::timestamptz)),
			'clients', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'jwk', coalesce(l.jwk::text, ''),
					'postId', l.post_id, 'vouches', l.vouches) order by l.id), '[]')
				from identity.client l where l.agency_id = a.id and l.removed_at is null),
			'statementKeys', (select coalesce(jsonb_agg(jsonb_build_object('kid', s.kid, 'jwk', s.jwk::text, 'from', s.from_time,
					'until', coalesce(to_jsonb(s.until_time) #>> '{}', '')) order by s.from_time, s.kid), '[]')
				from identity.statement_key s where s.agency_id = a.id),
			'signIn', (select jsonb_build_object('issuer', $1 || a.id, 'keys', jsonb_build_array(jsonb_build_object(
					'kid', v.token_key ->> 'kid', 'jwk', v.token_key::text, 'notBefore', v.signs_from)))
				from identity.provider v
				where v.agency_id = a.id and v.confirmed_at is not null and v.removed_at is null)) order by a.handle), '[]')
		from identity.agency a join identity.country c on c.code = a.country) as agencies,
	(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'agencyId', p.agency_id, 'name', p.name, 'clearance', p.clearance,
			'scopes', p.scopes, 'purposes', p.purposes, 'closed', p.closed_at is not null) order by p.id), '[]')
		from identity.duty_post p) as posts,
	(select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'officerId', p.officer_id, 'postId', p.post_id,
			'from', p.from_time, 'until', p.until_time, 'homeAgencyId', p.home_agency_id) order by p.id), '[]')
		from identity.posting p
		where p.confirmed_at is not null and (p.until_time is null or p.until_time > $2::timestamptz)) as postings,
	(select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'title', g.title, 'parties', g.parties, 'topics', g.topics,
			'records', g.records, 'ages', g.ages, 'purposes', g.purposes, 'from', g.from_time, 'until', g.until_time) order by g.id), '[]')
		from identity.agreement g where g.until_time is null or g.until_time > $2::timestamptz) as agreements,
	(select coalesce(jsonb_agg(listed.entry || jsonb_build_object('hub', f.hub) order by f.hub, listed.entry -> 'agency' ->> 'handle'), '[]')
		from identity.foreign_directory f, jsonb_array_elements(f.agencies) as listed(entry)) as "foreignAgencies"
	from seamark.log_head h`;

/** Everything that decides. Issuers that the hub hosts begin with `issuer`; what ended before `since` (RFC 3339) is left out. */
export const readDirectory = async (pool: Pool, issuer: string, since: string) => {
	const { rows } = await pool.query<Omit<identityApi.GetDirectoryResponse, "hub">>({
		name: "identity.snapshot",
		text: readAll,
		values: [issuer, since],
	});
	return rows[0];
};

export const readHead = async (pool: Pool) => {
	const { rows } = await pool.query<{ position: number; logId: string }>(
		'select position, log_id as "logId" from seamark.log_head',
	);
	return rows[0];
};
