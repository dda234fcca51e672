import type { Statement } from "@seamark/log";

const statement = (name: string, conflict: Statement["conflict"], sql: string): Statement => ({
	name: `identity.${name}`,
	conflict,
	sql,
});

const rows = (columns: string) => `from jsonb_to_recordset($1::jsonb) as r(${columns})`;

export const insertRegion = statement(
	"insert-region",
	"CONFLICT",
	`insert into identity.region (slug, name) select r.slug, r.name ${rows("slug text, name text")} on conflict do nothing`,
);

export const insertCountry = statement(
	"insert-country",
	"CONFLICT",
	`insert into identity.country (code, name, region) select r.code, r.name, r.region
	${rows("code text, name text, region text")} on conflict do nothing`,
);

export const insertAgency = statement(
	"insert-agency",
	"CONFLICT",
	`insert into identity.agency (id, handle, name, kind, country, issuer, invented, national_office)
	select r.id, r.handle, r.name, r.kind, r.country, r.issuer, r.invented, r."nationalOffice"
	${rows('id uuid, handle text, name text, kind text, country text, issuer text, invented boolean, "nationalOffice" text')} on conflict do nothing`,
);

/** Nothing where another agency of the country has taken the office meanwhile. */
export const setNationalOffice = statement(
	"set-national-office",
	"VERSION_CONFLICT",
	`update identity.agency a set national_office = r.office, version = a.version + 1
	${rows("id uuid, office text, version integer")} where a.id = r.id and a.version = r.version
		and not exists (select from identity.agency o where o.country = a.country and o.national_office = r.office and o.id <> a.id)`,
);

export const setAgencyStatus = statement(
	"set-agency-status",
	"VERSION_CONFLICT",
	`update identity.agency a set status = r.status, version = a.version + 1
	${rows("id uuid, status text, version integer")} where a.id = r.id and a.version = r.version`,
);

export const insertPost = statement(
	"insert-post",
	"CONFLICT",
	`insert into identity.duty_post (id, agency_id, name, clearance, scopes, purposes)
	select r.id, r."agencyId", r.name, r.clearance, r.scopes, r.purposes
	${rows('id uuid, "agencyId" uuid, name text, clearance text, scopes text[], purposes text[]')} on conflict do nothing`,
);

export const closePost = statement(
	"close-post",
	"VERSION_CONFLICT",
	`update identity.duty_post p set closed_at = r.at, version = p.version + 1
	${rows("id uuid, at timestamptz, version integer")} where p.id = r.id and p.version = r.version and p.closed_at is null`,
);

export const insertOfficer = statement(
	"insert-officer",
	"CONFLICT",
	`insert into identity.officer (id, agency_id, handle) select r.id, r."agencyId", r.handle
	${rows('id uuid, "agencyId" uuid, handle text')} on conflict do nothing`,
);

export const insertPosting = statement(
	"insert-posting",
	"CONFLICT",
	`insert into identity.posting (id, officer_id, post_id, home_agency_id, host_agency_id, from_time, until_time, confirmed_at, proposed_by)
	select r.id, r."officerId", r."postId", r."homeAgencyId", r."hostAgencyId", r."from", r."until", r."confirmedAt", r."proposedBy"
	${rows(
		'id uuid, "officerId" uuid, "postId" uuid, "homeAgencyId" uuid, "hostAgencyId" uuid, "from" timestamptz, "until" timestamptz, "confirmedAt" timestamptz, "proposedBy" uuid',
	)} on conflict do nothing`,
);

/** A posting that has not begun ends at its own beginning. */
export const endPosting = statement(
	"end-posting",
	"VERSION_CONFLICT",
	`update identity.posting p set until_time = greatest(r.at, p.from_time), version = p.version + 1
	${rows("id uuid, at timestamptz, version integer")} where p.id = r.id and p.version = r.version`,
);

export const confirmPosting = statement(
	"confirm-posting",
	"VERSION_CONFLICT",
	`update identity.posting p set confirmed_at = r.at, version = p.version + 1
	${rows("id uuid, at timestamptz, version integer")} where p.id = r.id and p.version = r.version and p.confirmed_at is null`,
);

export const insertHandover = statement(
	"insert-handover",
	"CONFLICT",
	`insert into identity.handover (id, post_id, outgoing_officer_id, incoming_officer_id, note, at)
	select r.id, r."postId", r.outgoing, r.incoming, r.note, r.at
	${rows('id uuid, "postId" uuid, outgoing uuid, incoming uuid, note text, at timestamptz')}`,
);

export const insertAgreement = statement(
	"insert-agreement",
	"CONFLICT",
	`insert into identity.agreement (id, title, parties, topics, records, ages, purposes, from_time, until_time, invented)
	select r.id, r.title, r.parties, r.topics, r.records, r.ages, r.purposes, r."from", r."until", r.invented
	${rows(
		'id uuid, title text, parties text[], topics text[], records text[], ages text, purposes text[], "from" timestamptz, "until" timestamptz, invented boolean',
	)} on conflict do nothing`,
);

export const endAgreement = statement(
	"end-agreement",
	"VERSION_CONFLICT",
	`update identity.agreement a set until_time = r.at, version = a.version + 1
	${rows("id uuid, at timestamptz, version integer")} where a.id = r.id and a.version = r.version`,
);

export const insertKey = statement(
	"insert-key",
	"CONFLICT",
	`insert into identity.signing_key (agency_id, kid, jwk, sealed, not_before)
	select r."agencyId", r.kid, r.jwk, decode(r.sealed, 'base64'), r."notBefore"
	${rows('"agencyId" uuid, kid text, jwk jsonb, sealed text, "notBefore" timestamptz')} on conflict do nothing`,
);

export const retireKey = statement(
	"retire-key",
	"VERSION_CONFLICT",
	`update identity.signing_key k set not_after = r."notAfter", version = k.version + 1
	${rows('"agencyId" uuid, kid text, "notAfter" timestamptz, version integer')}
	where k.agency_id = r."agencyId" and k.kid = r.kid and k.version = r.version`,
);

/** The private half is destroyed with the revocation. */
export const revokeKey = statement(
	"revoke-key",
	"VERSION_CONFLICT",
	`update identity.signing_key k set revoked_at = r.at, sealed = null, version = k.version + 1
	${rows('"agencyId" uuid, kid text, at timestamptz, version integer')}
	where k.agency_id = r."agencyId" and k.kid = r.kid and k.version = r.version and k.revoked_at is null`,
);

export const insertClient = statement(
	"insert-client",
	"CONFLICT",
	`insert into identity.client (id, agency_id, post_id, jwk, vouches)
	select r.id, r."agencyId", r."postId", r.jwk, r.vouches
	${rows('id uuid, "agencyId" uuid, "postId" uuid, jwk jsonb, vouches boolean')} on conflict do nothing`,
);

export const removeClient = statement(
	"remove-client",
	"CONFLICT",
	`update identity.client c set removed_at = r.at ${rows("id uuid, at timestamptz")} where c.id = r.id and c.removed_at is null`,
);

export const useAssertion = statement(
	"use-assertion",
	"CONFLICT",
	`insert into identity.used_assertion (client_id, jti, expires_at) select r."clientId", r.jti, r."expiresAt"
	${rows('"clientId" uuid, jti text, "expiresAt" timestamptz')} on conflict do nothing`,
);

export const insertReason: Statement = {
	...statement(
		"insert-reason",
		"CONFLICT",
		`insert into identity.reason (agency_id, entity, entity_id, change, reason, at)
		select r."agencyId", r.entity, r."entityId", r.change, r.reason, r.at
		${rows('"agencyId" uuid, entity text, "entityId" text, change text, reason text, at timestamptz')}`,
	),
	inserts: true,
};

export const putForeignDirectory = statement(
	"put-foreign-directory",
	"VERSION_CONFLICT",
	`insert into identity.foreign_directory (hub, serial, agencies, taken_at) select r.hub, r.serial, r.agencies, r.at
	${rows("hub text, serial integer, agencies jsonb, at timestamptz")}
	on conflict (hub) do update set serial = excluded.serial, agencies = excluded.agencies, taken_at = excluded.taken_at
		where identity.foreign_directory.serial < excluded.serial`,
);
