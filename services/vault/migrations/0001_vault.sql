-- The vault. Whoever holds these tables alone holds nothing: every key in them is wrapped by the vault's own key, which is a
-- file outside, and every field is sealed for its agency, case, identity, name and version.

-- The key under which an agency's index keys are made. One for good: with another, nobody would be found again.
create table agency_key (
	agency uuid primary key,
	-- Which of the vault's keys wraps it.
	key_id text not null,
	wrapped bytea not null
);

-- One key per case. Gone is gone: a case that was erased never gets another.
create table case_key (
	agency uuid not null,
	case_id uuid not null,
	-- Another key after each erasure of one identity; whoever sealed under the one before starts again.
	version integer not null,
	key_id text,
	wrapped bytea,
	erased_at timestamptz,
	primary key (agency, case_id),
	check ((wrapped is null) = (erased_at is not null) and (wrapped is null) = (key_id is null))
);
create index case_key_wrapped_by on case_key (key_id) where wrapped is not null;

create table identity (
	agency uuid not null,
	id uuid not null,
	-- Short name of the row within the index.
	no bigint generated always as identity unique,
	case_id uuid not null,
	version integer not null,
	-- The identity's own key, wrapped by the key of its case, so that one identity can be erased without the others.
	wrapped bytea,
	-- Null where there is nothing in a field.
	person bytea,
	documents bytea,
	contacts bytea,
	photos bytea,
	sealed_at timestamptz not null,
	sealed_by_post uuid not null,
	erased_at timestamptz,
	primary key (agency, id),
	foreign key (agency, case_id) references case_key,
	check (wrapped is not null and person is not null or (erased_at is not null and coalesce(wrapped, person, documents, contacts, photos) is null))
);
create index identity_case on identity (agency, case_id);

-- The blind index: keyed hashes of what a person may be found by. It shows which rows of one agency share a hash, and how many,
-- up to the number at which a hash is not kept for more rows.
create table blind_key (
	agency uuid not null,
	key bigint not null,
	identity_no bigint not null,
	primary key (agency, key, identity_no)
);
create index blind_key_identity on blind_key (identity_no);

do $$
declare
	name text;
begin
	foreach name in array array['agency_key', 'case_key', 'identity', 'blind_key'] loop
		execute format('alter table %I enable row level security', name);
		execute format('alter table %I force row level security', name);
		execute format('create policy %I on %I for select using (agency = (select seamark.agency()))', name || '_read', name);
		execute format(
			'create policy %I on %I using (agency = any ((select seamark.writers())::uuid[])) with check (agency = any ((select seamark.writers())::uuid[]))',
			name || '_write', name);
	end loop;
	-- Another key of the vault is put around the same keys for all agencies at once.
	foreach name in array array['agency_key', 'case_key'] loop
		execute format(
			'create policy %I on %I using ((select current_setting(''seamark.service'', true)) = ''rotation'') with check ((select current_setting(''seamark.service'', true)) = ''rotation'')',
			name || '_rotation', name);
	end loop;
end;
$$;

grant select, insert, update on agency_key, case_key, identity to {app};
grant select, insert, delete on blind_key to {app};
