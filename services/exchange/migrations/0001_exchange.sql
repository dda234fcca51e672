-- Links with hubs of other owners. Frames name records by id and digest: what they say is read where it is kept, when it is sent.
create table link (
	id uuid primary key,
	-- As the other hub calls itself in tokens.
	hub text not null unique,
	-- Where its exchange answers; empty where it calls and is never called.
	url text not null,
	-- PEM. Compared whole: no authority vouches for it.
	certificate text not null,
	-- Its public key in hex.
	key text not null unique,
	-- What each side last signed, and what both signed last.
	own_terms text,
	own_signature bytea,
	peer_terms text,
	peer_signature bytea,
	agreed_terms text,
	-- Which of its processes speaks for it.
	instance jsonb,
	contact_at timestamptz,
	-- The last of this hub's directories that was written for it.
	directory_serial integer not null default 0,
	paired_at timestamptz not null,
	version integer not null
);

-- Two logs in each direction: where each ends, and its epochs.
create table lane (
	hub text not null references link (hub),
	lane text not null check (lane in ('urgent', 'normal')),
	own jsonb not null,
	-- Null before the other side's log was heard of.
	peer jsonb,
	primary key (hub, lane)
);
create table own_frame (
	hub text not null,
	lane text not null,
	position bigint not null,
	hash text not null,
	header bytea not null,
	-- Receipts and directories alone: content of records is not kept here.
	body bytea,
	-- Why the other hub did not take it.
	rejected text,
	primary key (hub, lane, position)
);
create table peer_frame (
	hub text not null,
	lane text not null,
	position bigint not null,
	hash text not null,
	header bytea not null,
	primary key (hub, lane, position)
);

-- What each hub was told of a record of this one.
create table sent (
	hub text not null references link (hub),
	subject uuid not null,
	originator uuid not null,
	-- Counts what it was told.
	version integer not null,
	state text not null check (state in ('shown', 'hidden', 'recalled')),
	-- Of the content, and of what was said with it.
	digest text not null,
	audience uuid[] not null,
	-- The last version that showed content.
	shown_version integer not null,
	withdrawn_at timestamptz,
	-- The signed answer to a recall.
	answer jsonb,
	-- This hub was put back from a backup: what the backup says of the record is older than what the other hub was told.
	older text,
	primary key (hub, subject)
);

-- What a hub has told this one of its records. A recall stays, also of what never came.
create table held (
	hub text not null references link (hub),
	subject uuid not null,
	version integer not null,
	state text not null check (state in ('shown', 'hidden', 'recalled')),
	digest text not null,
	primary key (hub, subject)
);

-- What this hub publishes of its own agencies.
create table own_directory (
	one boolean primary key default true check (one),
	serial integer not null,
	digest text not null,
	body bytea not null,
	valid_until timestamptz not null
);
insert into own_directory (serial, digest, body, valid_until) values (0, '', '', '-infinity');

-- Numbers of this hub's messages. It only grows, and a backup puts it back: that is how the other hub notices.
create sequence message_count;

grant select, insert, update on link, lane, own_frame, peer_frame, sent, held, own_directory to {app};
grant delete on own_frame, peer_frame to {app};
grant usage on sequence message_count to {app};
