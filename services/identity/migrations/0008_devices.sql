-- A program without a browser, such as the command line, that asks to sign an officer in (RFC 8628), or to have one request confirmed.
-- Its secret becomes the secret of the sign-in: nothing is kept that would let anybody else in.
create table identity.device (
	id uuid primary key,
	secret_hash text not null,
	-- Keyed: what the officer types is short.
	code_hash text not null unique,
	key_thumbprint text not null,
	-- Set where one request of a sign-in is to be confirmed; otherwise somebody is to be signed in.
	sign_in_id uuid,
	operation text,
	asked_at timestamptz not null,
	expires_at timestamptz not null,
	approved_at timestamptz,
	-- What was confirmed is handed out once.
	taken_at timestamptz,
	check ((sign_in_id is null) = (operation is null))
);
create index device_expires on identity.device (expires_at);
grant select, insert, update, delete on identity.device to {app};
