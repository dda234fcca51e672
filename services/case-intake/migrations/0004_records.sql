-- Records of exchange files (HTCDS) as they came. A record is a few numbers and the text of its cells; what statistics need of it
-- stands once for all records that say the same. A person is made of one when somebody first works with it.

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
	-- Ids of the persons and of the vault's identities are these with the record's line at their end; null where the persons were made
	-- with the import.
	persons uuid,
	identities uuid
);
select seamark.own('imported_file');
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
select seamark.own('imported_facts');

-- An import that was cut off begins again: its records are in the old form.
delete from imported_record r using import_job j where j.id = r.import_id and j.status = 'running';
delete from import_refusal r using import_job j where j.id = r.import_id and j.kind = 'htcds' and j.status = 'running';
update import_job set offset_bytes = 0, rows_read = 0, rows_taken = 0, rows_refused = 0, version = version + 1
	where kind = 'htcds' and status = 'running';

alter table imported_record
	-- As of imported_person: the batch that inserts it holds the job's row.
	drop constraint imported_record_import_id_fkey,
	alter column person_id drop not null,
	add column facts integer,
	add column sealed boolean,
	add column cells text;

insert into imported_facts
	select r.import_id, r.n, r.agency, p.* from imported_record r cross join lateral jsonb_to_record(r.person) as p(role text, identification text,
		sex text, age_from smallint, age_to smallint, age_band text, nationality text[], exploitation_country text, controls int, purposes int);
insert into imported_file (import_id, agency, delimiter, columns)
	select import_id, agency, ',', coalesce((select array_agg(distinct name) from imported_record o, jsonb_object_keys(o.fields) as name
		where o.import_id = r.import_id), '{}')
	from imported_record r group by import_id, agency;
update imported_record r set facts = n, sealed = identity_id is not null, cells = coalesce((
	-- An apostrophe before what a spreadsheet would run: the reading takes it off again.
	select string_agg('"' || case when left(value, 1) = any (array['=', '+', '-', '@', E'\t', E'\r', E'\n', '''', '＝', '＋', '－', '＠'])
		then '''' else '' end || replace(value, '"', '""') || '"', ',' order by at)
	from imported_file f, unnest(f.columns) with ordinality as c(name, at), coalesce(r.fields ->> name, '') as value
	where f.import_id = r.import_id), '');

drop index imported_record_person;
alter table imported_record
	alter column facts set not null,
	alter column sealed set not null,
	alter column cells set not null,
	drop column identity_id,
	drop column fields,
	drop column person;
comment on column imported_record.person_id is 'null until somebody works with the record';
create index imported_record_person on imported_record (person_id) where person_id is not null;

alter table import_job force row level security;
alter table import_refusal force row level security;
alter table imported_record force row level security;

grant select, insert, delete on imported_file, imported_facts to {app};
grant update (person_id) on imported_record to {app};
