-- Links across agencies ---------------------------------------------------------------------------------------------

-- Agencies that never learn of this link, for example for suspected complicity.
alter table case_entity add column excluded uuid[] not null default '{}';
-- As it was written here; the thing itself keeps how it was written first.
alter table case_entity add column value text not null;

drop function seamark.agencies_with(text, text);

-- Hit or no hit: which of the agencies that may be asked have such a thing in a case, and nothing more. `asked` is a list of
-- {agency, topics}: what a live agreement lets flow from each. Only links by which nobody who is protected is named can be
-- found. It runs as the owner of the tables, whom the policies let look; the service runs as another role.
create function seamark.agencies_with(wanted_kind text, wanted_key text, wanted_qualifier text, asked jsonb) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select distinct e.agency from entity e
		join case_entity l on l.entity_id = e.id
		join jsonb_to_recordset(asked) as a(agency uuid, topics text[]) on a.agency = e.agency
	where e.kind = wanted_kind and e.key = wanted_key and (e.qualifier = wanted_qualifier or '' in (e.qualifier, wanted_qualifier))
		and e.agency <> (select seamark.case_agency())
		and (select seamark.principal() -> 'scopes' ? 'links:lookUp')
		and l.role in ('instrument', 'proceeds', 'carrier', 'employer', 'recruiter', 'ofSuspect', 'scene')
		and not (select seamark.case_agency()) = any (l.excluded)
		-- A case that nobody has assessed may be about both crimes.
		and (select case
				when not coalesce(bool_or(p.classification in ('smuggling', 'both')), false)
					and bool_or(p.classification in ('trafficking', 'both')) then 'trafficking'
				when not coalesce(bool_or(p.classification in ('trafficking', 'both')), false)
					and bool_or(p.classification in ('smuggling', 'both')) then 'smuggling'
				else 'trafficking-and-smuggling'
			end
			from person p where p.case_id = l.case_id and p.merged_into is null) = any (a.topics)
$$;
revoke all on function seamark.agencies_with(text, text, text, jsonb) from public;
grant execute on function seamark.agencies_with(text, text, text, jsonb) to {app};
create policy person_look_up on person for select to current_user using (true);

-- That somebody asked for something that the agency has: whom to expect a question from, and not what was asked for.
create table look_up_notice (
	id uuid primary key,
	-- The agency that has it.
	agency uuid not null,
	from_agency uuid not null,
	from_post uuid not null,
	kind text not null,
	purpose text not null,
	asked_at timestamptz not null
);
select seamark.own('look_up_notice');
create policy look_up_notice_sent on look_up_notice for insert with check (from_agency = any ((select seamark.writers())::uuid[]));
create index look_up_notice_agency on look_up_notice (agency, id);
grant select, insert on look_up_notice to {app};

-- Notes ---------------------------------------------------------------------------------------------------------------

-- A note is never changed: a correction is its next version, and both stay. `note_id` is the id of the first.
alter table note add column note_id uuid not null, add column version integer not null, add unique (note_id, version);

-- Files ---------------------------------------------------------------------------------------------------------------

-- A file comes in pieces, so that it is never whole in memory; each is sealed. An upload that did not end is swept away later.
create table attachment_upload (
	upload_id uuid primary key,
	agency uuid not null,
	begun_at timestamptz not null
);
select seamark.own('attachment_upload');
create index attachment_upload_begun on attachment_upload (agency, begun_at);
create table attachment_chunk (
	upload_id uuid not null,
	n integer not null,
	agency uuid not null,
	bytes bytea not null,
	primary key (upload_id, n)
);
-- Sealed bytes do not compress.
alter table attachment_chunk alter column bytes set storage external;
select seamark.own('attachment_chunk');
grant select, insert, delete on attachment_upload, attachment_chunk to {app};
alter table attachment_blob drop column bytes, add column upload_id uuid not null;
create index attachment_blob_upload on attachment_blob (upload_id);
-- The same file is in a case, or with a person of it, once.
create unique index attachment_content on attachment (case_id, sha256, coalesce(person_id, case_id));

-- Searches ------------------------------------------------------------------------------------------------------------

create index saved_search_post on saved_search (agency, post);
