alter table tracing_load drop constraint tracing_load_format_check;
alter table tracing_load add constraint tracing_load_format_check
	check (format in ('csv', 'camt.053', 'camt.054', 'pain.001', 'goaml', 'ftm', 'bods'));

-- Who owns or is owned, by a number within the file. The key by which a file names it is kept as a keyed hash alone.
create table tracing_party (
	file uuid not null references tracing_file (id),
	no integer not null,
	blind bytea not null,
	kind text not null,
	load uuid not null,
	primary key (file, no),
	unique (file, blind)
);
create index tracing_party_of_load on tracing_party (load);
select seamark.part_of('tracing_party', 'file', 'tracing_file', true);
grant select, insert, update, delete on tracing_party to {app};

-- What it is called, sealed, as each load says it: the names go with the load where that is given up.
create table tracing_party_name (
	file uuid not null,
	party integer not null,
	load uuid not null,
	sealed bytea not null,
	primary key (file, party, load)
);
create index tracing_party_name_of_load on tracing_party_name (load);
select seamark.part_of('tracing_party_name', 'file', 'tracing_file', true);
grant select, insert, delete on tracing_party_name to {app};

-- What somebody holds, as one statement says it. Of the statements on one record the latest counts. Numbers of statements are keyed hashes:
-- registers make them of the numbers of companies and persons.
create table tracing_holding (
	file uuid not null,
	ref bytea not null,
	record bytea not null,
	owner integer not null,
	of integer not null,
	interest text not null check (interest in ('share', 'control', 'director')),
	indirect boolean not null,
	-- Parts of the whole.
	least double precision,
	most double precision,
	holds_from date,
	holds_until date,
	said date not null,
	ended boolean not null,
	load uuid not null,
	line integer not null,
	primary key (file, ref),
	check (owner <> of),
	check ((least is null) = (most is null)),
	check (least between 0 and most and most <= 1)
);
create index tracing_holding_above on tracing_holding (file, of);
create index tracing_holding_below on tracing_holding (file, owner);
create index tracing_holding_of_load on tracing_holding (load);
select seamark.part_of('tracing_holding', 'file', 'tracing_file', true);
grant select, insert, delete on tracing_holding to {app};
