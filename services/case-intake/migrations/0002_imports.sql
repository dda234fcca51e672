-- Imported data sets and exchange files. A job says how much of a file is settled; its rows and that number commit together, so
-- that an import which was cut off goes on where it stopped and never takes a row twice.

alter table import_job
	-- The upload that may write: a new one takes over from one that hangs.
	add column upload_id uuid;

-- A record of an anonymous data set: nobody can be named, found or assessed by it, and it belongs to no case. It is counted and
-- nothing else, so it is kept apart from the persons of cases and as small as it can be.
create table imported_person (
	-- No foreign key: the batch that inserts it holds the job's row, and looking that up again for each row costs more than the row.
	import_id uuid not null,
	-- Line of the file, from 1.
	n integer not null,
	agency uuid not null,
	sex text not null,
	age_band text not null,
	citizen text not null,
	controls integer not null,
	purposes integer not null,
	recruiters integer not null,
	duration text not null
);
select seamark.own('imported_person');
-- The rows of an import lie beside each other, so a few pages of index do. That none is there twice, the job's version holds.
create index imported_person_import on imported_person using brin (import_id);

-- A record of an exchange file (HTCDS): the fields that have no column of ours, as they were written, so that an export gives them
-- back. What identifies somebody is in none of them, but in the vault under identity_id.
create table imported_record (
	import_id uuid not null references import_job (id),
	n integer not null,
	agency uuid not null,
	person_id uuid not null,
	identity_id uuid,
	fields jsonb not null,
	-- Columns of the person that the record became when the whole file was in.
	person jsonb not null,
	primary key (import_id, n)
);
select seamark.own('imported_record');
create index imported_record_person on imported_record (person_id);

grant select, insert, delete on imported_person, imported_record to {app};
