-- Who has the console open. The browser holds a random cookie; what the hub is asked with stays here, sealed with the hub key.
create schema console;

create table console.session (
	-- SHA-256 of the cookie.
	id text primary key,
	officer_id uuid not null,
	handle text not null,
	-- Sealed: the sign-in at identity and the private key that its tokens are bound to.
	sealed bytea not null,
	-- Chosen after signing in.
	post_id uuid,
	purpose text,
	started_at timestamptz not null,
	used_at timestamptz not null
);
create index session_officer on console.session (officer_id);
create index session_used on console.session (used_at);

grant usage on schema console to {app};
grant select, insert, update, delete on console.session to {app};
