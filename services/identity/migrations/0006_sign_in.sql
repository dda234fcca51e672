-- How officers of hosted agencies sign in by themselves: passkeys, the codes of two persons that enrol them, and who is signed in.
create table identity.enrolment (
	id uuid primary key,
	agency_id uuid not null references identity.agency,
	officer_id uuid not null references identity.officer,
	-- Whether the passkeys that the officer has are removed with it, as after a loss.
	replaces boolean not null,
	-- An officer or a client, and never the officer whom it is for.
	asked_by uuid not null,
	asked_at timestamptz not null,
	confirmed_by uuid check (confirmed_by <> asked_by),
	confirmed_at timestamptz,
	-- Each person gives a half of the code. Keyed hashes: the hub key is needed to try halves.
	first_hash text not null unique,
	second_hash text,
	-- Wrong second halves.
	wrong integer not null default 0,
	expires_at timestamptz not null,
	used_at timestamptz,
	check ((confirmed_at is null) = (second_hash is null))
);
create index enrolment_agency on identity.enrolment (agency_id, id);

create table identity.passkey (
	-- The credential's own id, base64url.
	id text primary key,
	officer_id uuid not null references identity.officer,
	agency_id uuid not null references identity.agency,
	public_key text not null,
	counter bigint not null,
	enrolment_id uuid not null unique references identity.enrolment,
	enrolled_at timestamptz not null,
	removed_at timestamptz
);
create index passkey_officer on identity.passkey (officer_id) where removed_at is null;

create table identity.sign_in (
	id uuid primary key,
	officer_id uuid not null references identity.officer,
	passkey_id text not null references identity.passkey,
	secret_hash text not null,
	-- Of the key that its tokens are bound to.
	key_thumbprint text not null,
	-- Chosen with the first token, and never changed: another post or purpose takes the passkey again.
	post_id uuid,
	purpose text,
	started_at timestamptz not null,
	used_at timestamptz not null,
	ended_at timestamptz
);
create index sign_in_officer on identity.sign_in (officer_id) where ended_at is null;

-- A challenge is good once, on every instance; rows go when it has expired.
create table identity.used_challenge (
	challenge text primary key,
	expires_at timestamptz not null
);

grant select, insert, update on identity.enrolment, identity.passkey, identity.sign_in to {app};
grant select, insert, delete on identity.used_challenge to {app};
grant delete on identity.sign_in to {app};
