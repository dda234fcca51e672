-- Where officers of an agency that holds its own key sign in: at that agency's own provider (OpenID Connect). Two persons of its
-- administration register the provider, and two say which of its subjects is which officer.
create table identity.provider (
	id uuid primary key,
	agency_id uuid not null references identity.agency,
	issuer text not null,
	-- What the provider calls this hub.
	client_id text not null,
	-- How officers have to sign in there, where the agency asks for one way (acr).
	acr text,
	asked_by uuid not null,
	asked_at timestamptz not null,
	confirmed_by uuid check (confirmed_by <> asked_by),
	confirmed_at timestamptz,
	removed_at timestamptz,
	-- Public keys; the private halves are sealed. One for the hub to be known by at the provider, one for tokens of who signed in there.
	client_key jsonb not null,
	client_sealed bytea not null,
	token_key jsonb not null,
	token_sealed bytea not null,
	-- By then every cache has the key.
	signs_from timestamptz,
	check ((confirmed_at is null) = (signs_from is null))
);
create unique index provider_in_use on identity.provider (agency_id) where confirmed_at is not null and removed_at is null;
create index provider_agency on identity.provider (agency_id, id);

create table identity.provider_subject (
	id uuid primary key,
	provider_id uuid not null references identity.provider,
	agency_id uuid not null references identity.agency,
	officer_id uuid not null references identity.officer,
	-- As the provider calls the officer (sub).
	subject text not null,
	asked_by uuid not null,
	asked_at timestamptz not null,
	confirmed_by uuid check (confirmed_by <> asked_by),
	confirmed_at timestamptz,
	removed_at timestamptz,
	check (officer_id <> asked_by and officer_id <> confirmed_by)
);
create unique index provider_subject_once on identity.provider_subject (provider_id, subject) where confirmed_at is not null and removed_at is null;
create unique index provider_subject_officer on identity.provider_subject (provider_id, officer_id) where confirmed_at is not null and removed_at is null;
create index provider_subject_agency on identity.provider_subject (agency_id, id);

alter table identity.sign_in alter column passkey_id drop not null;
alter table identity.sign_in add column provider_subject_id uuid references identity.provider_subject;
alter table identity.sign_in add constraint sign_in_by_one check (num_nonnulls(passkey_id, provider_subject_id) = 1);

grant select, insert, update on identity.provider, identity.provider_subject to {app};
