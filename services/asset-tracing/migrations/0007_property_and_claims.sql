-- Property that was found, and what was done about it. Steps are added, and never changed: where property is follows from them.
create table tracing_property (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	kind text not null,
	role text not null,
	-- In the words of the unit, without names of persons.
	says text not null,
	country text not null,
	account integer,
	added_at timestamptz not null,
	by_post uuid not null,
	-- Steps that it has.
	version integer not null,
	-- When the order ends that holds it; null where none does. What was said of that: the days before the end, and 0 when it has ended.
	order_ends_at timestamptz,
	warned integer
);
create index tracing_property_of_file on tracing_property (file, id);
create index tracing_property_ends on tracing_property (order_ends_at) where order_ends_at is not null;
select seamark.part_of('tracing_property', 'file', 'tracing_file');

create table tracing_step (
	property uuid not null references tracing_property (id),
	n integer not null check (n > 0),
	file uuid not null,
	kind text not null,
	said jsonb not null,
	at timestamptz not null,
	by_officer uuid,
	by_post uuid not null,
	primary key (property, n)
);
select seamark.part_of('tracing_step', 'file', 'tracing_file');
grant select, insert, update on tracing_property to {app};
grant select, insert on tracing_step to {app};

-- What is owed: to a person of a case, to an agency, to a State.
create table tracing_claim (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	rank text not null,
	beneficiary_kind text not null check (beneficiary_kind in ('person', 'agency', 'state')),
	-- Of a person, as its case has it; of an agency, as the directory has it.
	beneficiary uuid,
	-- Where it is paid: people have left by then.
	country text not null,
	currency text not null,
	amount bigint not null check (amount > 0),
	award text not null check (award in ('criminal-court', 'civil-court', 'administrative', 'agreement')),
	source text not null check (source <> ''),
	added_at timestamptz not null,
	by_post uuid not null,
	confirmed_at timestamptz,
	confirmed_by_agency uuid,
	version integer not null
);
create index tracing_claim_of_file on tracing_claim (file, id);
create unique index tracing_claim_once on tracing_claim (file, rank, beneficiary, currency, source) where beneficiary is not null;
select seamark.part_of('tracing_claim', 'file', 'tracing_file');
grant select, insert, update on tracing_claim to {app};

-- How a sum was shared out: by which order of payment, and on what legal ground.
create table tracing_distribution (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	currency text not null,
	pays_from text not null check (pays_from in ('fund', 'advance')),
	source text not null,
	ranks jsonb not null,
	steps jsonb not null,
	available bigint not null,
	left_over bigint not null,
	made_at timestamptz not null,
	by_post uuid not null
);
create index tracing_distribution_of_file on tracing_distribution (file, id);
select seamark.part_of('tracing_distribution', 'file', 'tracing_file');
grant select, insert on tracing_distribution to {app};

alter table tracing_release add column distribution uuid;
