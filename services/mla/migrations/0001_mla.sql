-- Mutual legal assistance. Each side of a request keeps a copy of its own: every row belongs to one agency, also where both sides are
-- at this hub, and nobody else sees that it exists. Statements and receipts are kept as they were signed.

-- A request as one side has it: from its draft on, at the side that asks; from its arrival on, at the side that is asked.
create table mla_request (
	id uuid not null,
	agency uuid not null,
	side text not null check (side in ('requesting', 'requested')),
	requesting uuid not null,
	requested uuid not null,
	-- This side's own number, and the other side's, once it is known.
	reference text not null,
	other_reference text,
	-- draft, or where the request is, as its statements say: see libs/mla-thread.
	stage text not null,
	state jsonb not null,
	-- Clocks that run, by name; milliseconds since 1970.
	clocks jsonb not null,
	-- How many of this side's own statements the other side is known to have.
	delivered integer not null default 0,
	-- Two different statements under one number, where there are such.
	diverged jsonb,
	assistance text[] not null,
	contents jsonb not null,
	offence jsonb not null,
	-- Informal letter that it was made of.
	letter uuid,
	-- Who changed the draft last: another person files it.
	drafted_by uuid,
	created_at timestamptz not null,
	changed_at timestamptz not null,
	version integer not null,
	primary key (agency, id)
);
create index mla_request_reference on mla_request (agency, reference);
create index mla_request_other_reference on mla_request (agency, other_reference);
select seamark.own('mla_request', 'mla-request');

create table mla_statement (
	agency uuid not null,
	request uuid not null,
	made_by text not null check (made_by in ('requesting', 'requested')),
	number integer not null,
	hash text not null,
	kind text not null,
	-- The text as its author wrote and signed it, and the detached signature over it.
	bytes text not null,
	signature text not null,
	known_at timestamptz not null,
	primary key (agency, request, made_by, number)
);
create unique index mla_statement_hash on mla_statement (agency, hash);
select seamark.own('mla_statement', 'mla-request');

-- Statements that came before what they follow, and the second of two under one number, which is kept as proof.
create table mla_statement_aside (
	agency uuid not null,
	request uuid not null,
	hash text not null,
	why text not null check (why in ('waiting', 'diverged')),
	bytes text not null,
	signature text not null,
	known_at timestamptz not null,
	primary key (agency, request, hash)
);
select seamark.own('mla_statement_aside', 'mla-request');

create table mla_receipt (
	agency uuid not null,
	request uuid not null,
	-- Hash of the statement.
	statement text not null,
	kind text not null,
	given_by text not null check (given_by in ('requesting', 'requested')),
	bytes text not null,
	signature text not null,
	given_at timestamptz not null,
	primary key (agency, request, statement, kind)
);
select seamark.own('mla_receipt', 'mla-request');

-- What one officer prepared and another one signs.
create table mla_act (
	id uuid not null,
	agency uuid not null,
	request uuid not null,
	kind text not null,
	content jsonb not null,
	prepared_by uuid not null,
	prepared_at timestamptz not null,
	state text not null check (state in ('waiting', 'signed', 'dropped')),
	version integer not null,
	primary key (agency, id)
);
create index mla_act_of_request on mla_act (agency, request, id);
select seamark.own('mla_act', 'mla-request');

grant select, insert, update on mla_request, mla_act to {app};
grant select, insert, delete on mla_statement_aside to {app};
grant select, insert on mla_statement, mla_receipt to {app};

-- What is said beside a request: drafts for comment, the informal lane, information that nobody asked for. One row for each side.
create table mla_letter (
	id uuid not null,
	agency uuid not null,
	-- The request that a draft is of; for the informal lane an id of its own, which its answers share.
	thread uuid not null,
	kind text not null,
	author uuid not null,
	receiver uuid not null,
	-- Hash of the letter that it answers.
	answers text,
	hash text not null,
	bytes text not null,
	signature text not null,
	sent_at timestamptz not null,
	known_at timestamptz not null,
	primary key (agency, id)
);
create unique index mla_letter_hash on mla_letter (agency, hash);
create index mla_letter_thread on mla_letter (agency, thread, id);
select seamark.own('mla_letter', 'mla-letter');
grant select, insert on mla_letter to {app};
