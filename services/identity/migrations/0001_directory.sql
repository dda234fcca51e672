-- The directory of the hub. Ids are made by the server; what an agency chooses itself (names of posts, handles of
-- officers) is unique within that agency alone, so that a collision never tells what another agency has.
create schema identity;

create table identity.region (
	slug text primary key,
	name text not null
);

create table identity.country (
	-- ISO 3166-1 alpha-2.
	code text primary key,
	name text not null,
	region text not null references identity.region
);

create table identity.agency (
	id uuid primary key,
	-- Given by the coordination centre, which sees every agency anyway.
	handle text not null unique,
	name text not null,
	kind text not null,
	country text not null references identity.country,
	status text not null default 'active' check (status in ('active', 'suspended')),
	-- Of a sovereign agency: its own issuer. Null when the hub holds the agency's keys; the issuer then follows from the id.
	issuer text unique,
	invented boolean not null default false,
	version integer not null default 1
);

create table identity.duty_post (
	id uuid primary key,
	agency_id uuid not null references identity.agency,
	name text not null,
	clearance text not null,
	scopes text[] not null,
	purposes text[] not null,
	closed_at timestamptz,
	version integer not null default 1
);
create unique index duty_post_name on identity.duty_post (agency_id, name) where closed_at is null;

-- An officer is an id and a handle; who that is, only the officer's own agency knows.
create table identity.officer (
	id uuid primary key,
	agency_id uuid not null references identity.agency,
	handle text not null,
	unique (agency_id, handle)
);

create table identity.posting (
	id uuid primary key,
	officer_id uuid not null references identity.officer,
	post_id uuid not null references identity.duty_post,
	home_agency_id uuid not null references identity.agency,
	host_agency_id uuid not null references identity.agency,
	from_time timestamptz not null,
	until_time timestamptz,
	-- Null while a secondment waits for the home agency's word.
	confirmed_at timestamptz,
	version integer not null default 1,
	check (until_time is null or until_time >= from_time),
	constraint secondment_ends check (home_agency_id = host_agency_id or until_time is not null)
);
create index posting_post on identity.posting (post_id);
create index posting_officer on identity.posting (officer_id);

-- What the outgoing officer leaves to the incoming one stays with the post.
create table identity.handover (
	id uuid primary key,
	post_id uuid not null references identity.duty_post,
	outgoing_officer_id uuid not null references identity.officer,
	incoming_officer_id uuid not null references identity.officer,
	note text not null,
	at timestamptz not null
);
create index handover_post on identity.handover (post_id, at);

create table identity.agreement (
	id uuid primary key,
	title text not null,
	parties text[] not null,
	topics text[] not null,
	records text[] not null,
	ages text not null check (ages in ('any', 'child')),
	purposes text[] not null,
	from_time timestamptz not null,
	until_time timestamptz,
	invented boolean not null default false,
	version integer not null default 1
);

create table identity.signing_key (
	agency_id uuid not null references identity.agency,
	-- RFC 7638 thumbprint of a hosted key; what the agency calls it, for a sovereign one.
	kid text not null,
	jwk jsonb not null,
	-- AES-256-GCM under the hub key, bound to agency and kid; null for a sovereign key.
	sealed bytea,
	not_before timestamptz not null,
	not_after timestamptz,
	revoked_at timestamptz,
	version integer not null default 1,
	primary key (agency_id, kid)
);

create table identity.client (
	id uuid primary key,
	agency_id uuid not null references identity.agency,
	post_id uuid not null references identity.duty_post,
	-- Null for the client of a sovereign agency, which its own issuer authenticates.
	jwk jsonb,
	vouches boolean not null default false,
	removed_at timestamptz
);
create index client_agency on identity.client (agency_id);

-- Assertions are good once, on every instance; rows go when the assertion has expired.
create table identity.used_assertion (
	client_id uuid not null references identity.client,
	-- SHA-256 of the jti.
	jti text not null,
	expires_at timestamptz not null,
	primary key (client_id, jti)
);
create index used_assertion_expiry on identity.used_assertion (expires_at);

grant usage on schema identity to {app};
grant select, insert on all tables in schema identity to {app};
grant update on identity.agency, identity.duty_post, identity.posting, identity.agreement, identity.signing_key, identity.client to {app};
grant delete on identity.used_assertion to {app};
