-- Records of exchange files (HTCDS) as they came. Their cells lie beside each other, a thousand records to a row; what statistics need
-- of them stands once for all that say the same. A person is made of one when somebody first works with it.

-- The owner converts what is there, whoever it belongs to.
alter table import_job no force row level security;
alter table import_refusal no force row level security;
alter table imported_record no force row level security;

-- What holds for all records of a file.
create table imported_file (
	import_id uuid primary key,
	agency uuid not null,
	-- How the cells of its records are separated, and the fields that they are of. What identifies somebody is in none of them.
	delimiter text not null,
	columns text[] not null,
	-- Ids of the persons and of the vault's identities are these with the record's line at their end.
	persons uuid not null,
	identities uuid not null
);
create index imported_file_persons on imported_file (persons);
create index imported_file_identities on imported_file (identities);

-- What records say that is counted.
create table imported_facts (
	import_id uuid not null,
	-- Line of the first record that says it, among those that were taken in together.
	id integer not null,
	agency uuid not null,
	role text not null,
	identification text not null,
	sex text not null,
	age_from smallint,
	age_to smallint,
	age_band text not null,
	nationality text[] not null,
	exploitation_country text,
	controls integer not null,
	purposes integer not null,
	primary key (import_id, id)
);

create table imported_batch (
	import_id uuid not null,
	-- Lines of the file, from 1, in their order.
	lines integer[] not null,
	first integer generated always as (lines[1]) stored,
	agency uuid not null,
	-- Of each line: imported_facts, whether the vault has an identity, and the byte of the cells behind its own.
	facts integer[] not null,
	sealed boolean[] not null,
	ends integer[] not null,
	-- UTF-8.
	cells bytea not null,
	primary key (import_id, first)
);
-- Packing and unpacking them costs more than the room they take.
alter table imported_batch alter column cells set storage external, alter column lines set storage external,
	alter column facts set storage external, alter column sealed set storage external, alter column ends set storage external;

-- An import that was cut off begins again: its records are in the old form.
delete from imported_record r using import_job j where j.id = r.import_id and j.status = 'running';
delete from import_refusal r using import_job j where j.id = r.import_id and j.kind = 'htcds' and j.status = 'running';
update import_job set offset_bytes = 0, rows_read = 0, rows_taken = 0, rows_refused = 0, version = version + 1
	where kind = 'htcds' and status = 'running';

insert into imported_facts
	select r.import_id, r.n, r.agency, p.* from imported_record r cross join lateral jsonb_to_record(r.person) as p(role text, identification text,
		sex text, age_from smallint, age_to smallint, age_band text, nationality text[], exploitation_country text, controls int, purposes int);
insert into imported_file
	select import_id, agency, ',', coalesce((select array_agg(distinct name) from imported_record o, jsonb_object_keys(o.fields) as name
			where o.import_id = r.import_id), '{}'),
		overlay(min(person_id::text) placing '00000000' from 29)::uuid,
		-- Of a file without identities no identity is asked for.
		overlay(coalesce(min(identity_id::text), import_id::text) placing '00000000' from 29)::uuid
	from imported_record r group by import_id, agency;
insert into imported_batch (import_id, agency, lines, facts, sealed, ends, cells)
	select import_id, agency, array_agg(n order by n), array_agg(n order by n), array_agg(sealed order by n), array_agg(stop order by n),
		string_agg(bytes, '' order by n)
	from (
		select *, sum(octet_length(bytes)) over (partition by import_id, part order by n)::int as stop
		from (
			select r.import_id, r.agency, r.n, r.identity_id is not null as sealed,
				(row_number() over (partition by r.import_id order by r.n) - 1) / 1000 as part,
				convert_to(coalesce(written.line, ''), 'UTF8') as bytes
			from imported_record r join imported_file f using (import_id) cross join lateral (
				-- An apostrophe before what a spreadsheet would run: the reading takes it off again.
				select string_agg('"' || case when left(value, 1) = any (array['=', '+', '-', '@', E'\t', E'\r', E'\n', '''', '＝', '＋', '－', '＠'])
					then '''' else '' end || replace(value, '"', '""') || '"', ',' order by at) as line
				from unnest(f.columns) with ordinality as c(name, at), coalesce(r.fields ->> name, '') as value) as written) as placed) as summed
	group by import_id, agency, part;
drop table imported_record;

select seamark.own('imported_file'), seamark.own('imported_facts'), seamark.own('imported_batch');
alter table import_job force row level security;
alter table import_refusal force row level security;

grant select, insert, delete on imported_file, imported_facts, imported_batch to {app};
