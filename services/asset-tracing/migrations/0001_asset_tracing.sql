-- Asset tracing. A tracing file names its agencies by role; everything in it is seen by those and nobody else.

create table tracing_file (
	id uuid primary key,
	title text not null,
	-- Why it was opened: unit, case or mla-request; and which one.
	basis text not null check (basis in ('unit', 'case', 'mla-request')),
	basis_id uuid,
	opened_at timestamptz not null,
	opened_by_post uuid not null,
	closed_at timestamptz,
	-- The file's own key, wrapped by a key of the service. Gone is gone.
	key_id text,
	wrapped bytea,
	-- Transfers up to this number count. Those behind it belong to a load that is not done.
	last_no integer not null default 0,
	version integer not null,
	like seamark.named including all,
	check ((wrapped is null) = (key_id is null))
);
select seamark.parties('tracing_file', 'tracing-file');
grant select, insert, update on tracing_file to {app};

-- An account within a file. Its number and the names of its holders are sealed; `blind` is a keyed hash by which the same number is found again.
create table tracing_account (
	file uuid not null references tracing_file (id),
	no integer not null,
	blind bytea not null,
	sealed bytea not null,
	primary key (file, no),
	unique (file, blind)
);
select seamark.part_of('tracing_account', 'file', 'tracing_file', true);
grant select, insert, delete on tracing_account to {app};

create table tracing_load (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	name text not null,
	format text not null check (format in ('csv')),
	sha256 text not null,
	size bigint not null,
	mapping jsonb not null,
	status text not null check (status in ('announced', 'running', 'done', 'failed')),
	cause text,
	-- The upload that writes: one that hangs finds itself refused.
	upload uuid,
	-- Bytes of the file that are settled.
	settled bigint not null default 0,
	rows_read integer not null default 0,
	rows_taken integer not null default 0,
	rows_known integer not null default 0,
	rows_refused integer not null default 0,
	announced_at timestamptz not null,
	by_post uuid not null,
	changed_at timestamptz not null,
	version integer not null
);
create index tracing_load_of_file on tracing_load (file, id);
create unique index tracing_load_once on tracing_load (file, sha256) where status <> 'failed';
-- One at a time writes to a file, so that the numbers of transfers are those of one load after the other.
create unique index tracing_load_running on tracing_load (file) where status = 'running';
select seamark.part_of('tracing_load', 'file', 'tracing_file');
grant select, insert, update on tracing_load to {app};

-- Lines of statements, in the order in which they were loaded. Amounts are whole minor units.
create table tracing_transfer (
	file uuid not null,
	no integer not null,
	-- The sender's own number of it, or the line of the file where it has none.
	ref text not null,
	kind text not null check (kind in ('transfer', 'deposit', 'payment', 'opening')),
	source integer,
	target integer,
	amount bigint not null,
	currency text not null,
	fee bigint,
	received bigint,
	received_currency text,
	at timestamptz not null,
	-- The bank told the day alone.
	day_only boolean not null,
	reverses text,
	load uuid not null,
	line integer not null,
	primary key (file, no),
	check (amount > 0 or (kind = 'opening' and amount <> 0)),
	check (source is distinct from target)
);
create unique index tracing_transfer_ref on tracing_transfer (file, ref);
create unique index tracing_transfer_reverses on tracing_transfer (file, reverses) where reverses is not null;
create unique index tracing_transfer_opening on tracing_transfer (file, target, currency) where kind = 'opening';
select seamark.part_of('tracing_transfer', 'file', 'tracing_file', true);
grant select, insert, delete on tracing_transfer to {app};

create table tracing_refusal (
	file uuid not null,
	load uuid not null,
	line integer not null,
	column_name text not null,
	reason text not null,
	primary key (load, line, column_name, reason)
);
select seamark.part_of('tracing_refusal', 'file', 'tracing_file', true);
grant select, insert, delete on tracing_refusal to {app};

-- Lines on their way in. Row-level security does not let COPY write to a table, and services may make no tables of their own. What is written
-- here is taken out again in the same transaction, so no other transaction ever sees it.
create unlogged table tracing_staged (
	line integer not null,
	ref text not null,
	kind text not null,
	source integer,
	target integer,
	amount bigint not null,
	currency text not null,
	fee bigint,
	received bigint,
	received_currency text,
	at timestamptz not null,
	day_only boolean not null,
	reverses text,
	refused text
);
create index tracing_staged_ref on tracing_staged (ref, line);
create index tracing_staged_line on tracing_staged (line);
grant select, insert, update, delete on tracing_staged to {app};
