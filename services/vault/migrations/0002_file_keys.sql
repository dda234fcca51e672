-- Keys of files that are put to cases and kept elsewhere, each wrapped by the key of its case: they go with it.
create table file_key (
	agency uuid not null,
	id uuid not null,
	case_id uuid not null,
	wrapped bytea,
	sealed_at timestamptz not null,
	sealed_by_post uuid not null,
	erased_at timestamptz,
	primary key (agency, id),
	foreign key (agency, case_id) references case_key,
	check ((wrapped is null) = (erased_at is not null))
);
create index file_key_case on file_key (agency, case_id);

alter table file_key enable row level security;
alter table file_key force row level security;
create policy file_key_read on file_key for select using (agency = (select seamark.agency()));
create policy file_key_write on file_key using (agency = any ((select seamark.writers())::uuid[]))
	with check (agency = any ((select seamark.writers())::uuid[]));
grant select, insert, update on file_key to {app};
