-- What case intake has in the vault, where it is not settled yet. Two stores have no transaction in common. So a row here comes first: it
-- says what a change is going to seal (`intended`), and the commit that makes it somebody's takes the row away; or it says what is no
-- longer anybody's (`leaving`), and goes once the vault has destroyed the key; or what waited and was taken in (`entering`), and goes once the
-- vault finds it as all others. A sweep finishes what was cut off in between.
create table vault_subject (
	agency uuid not null,
	-- identity and file: the vault's id. scope: what the vault takes for a case. import: what the ids of its identities begin with.
	kind text not null check (kind in ('identity', 'file', 'scope', 'import')),
	id uuid not null,
	-- What it is sealed under: the case, the report, the import.
	scope uuid not null,
	state text not null check (state in ('intended', 'leaving', 'entering')),
	since timestamptz not null,
	-- The case, person or report by whose erasure it leaves; null for what was given up before it was anybody's.
	cause uuid,
	-- For whom the vault is asked: ids alone.
	actor jsonb not null,
	by_agency uuid generated always as ((actor ->> 'agencyId')::uuid) stored,
	primary key (agency, kind, id)
);
select seamark.own('vault_subject', 'case');
-- Who sends a report to another agency says what it seals for it.
create policy vault_subject_sender on vault_subject using (by_agency = any ((select seamark.writers())::uuid[]))
	with check (by_agency = any ((select seamark.writers())::uuid[]));
create index vault_subject_since on vault_subject (agency, state, since);
grant select, insert, update, delete on vault_subject to {app};

-- Who the persons of it are was erased: from then on it takes nothing that identifies anybody. Every commit that brings such a thing asks.
alter table intake_case add column erased_at timestamptz;
alter table person add column erased_at timestamptz;
alter table report add column erased_at timestamptz;

create index person_merged_into on person (merged_into) where merged_into is not null;
-- By which a report is found that names an identity.
create index report_identities on report using gin (jsonb_path_query_array(content, '$.persons[*].identityId'));

-- What somebody is reached or known by (phones, numbers of documents, accounts, addresses), as digests under the hub's key: by these a
-- value is known again wherever it is written, and nobody reads it here. What belongs to anybody who is not a mere suspect is found by no
-- other agency, and is taken out of links and reports when the identity is erased.
create table identity_value (
	agency uuid not null,
	-- Null once the identity was erased: the value stays protected, and nobody's.
	identity_id uuid,
	digest text not null,
	-- Whether whoever named it takes it for somebody's who may need protection; a possible suspect of a report is not.
	presumed boolean not null,
	by_agency uuid not null
);
select seamark.own('identity_value', 'case');
create policy identity_value_sender on identity_value for insert with check (by_agency = any ((select seamark.writers())::uuid[]));
create index identity_value_digest on identity_value (agency, digest);
create index identity_value_identity on identity_value (identity_id) where identity_id is not null;
grant select, insert, update, delete on identity_value to {app};

-- The same of each thing that is linked, so that a victim's phone is known again where it was reported as an account.
alter table entity add column digests text[] not null default '{}';
create index entity_digests on entity using gin (digests);
grant update (digests) on entity to {app};

-- Whether an agency holds a value as somebody's who may need protection: of a person who is not a mere suspect, of one who was erased, or
-- of a thing that is linked as such a person's. What only waits in a report protects nothing: whoever may send reports could else hide
-- what they like.
create function seamark.is_protected(whose uuid, wanted text[]) returns boolean language sql stable as $$
	select exists (
			select from public.identity_value v left join public.person p on p.identity_id = v.identity_id
			where v.agency = whose and v.digest = any (wanted) and case
				when v.identity_id is null then v.presumed
				else p.id is not null and (cardinality(p.protected_as) > 0 or not p.roles <@ array['suspect', 'other']
					or p.roles = array['other'] and v.presumed)
			end)
		or exists (
			select from public.entity o join public.case_entity l on l.entity_id = o.id
			where o.agency = whose and l.role = 'ofProtectedPerson' and o.digests && wanted)
$$;
grant execute on function seamark.is_protected(uuid, text[]) to {app};
create policy identity_value_look_up on identity_value for select to current_user using (true);

-- As in 0008; what is protected is told by what is written, and not by the kind that somebody took it for. `asked` holds the digests of
-- what is wanted too, which differ from agency to agency.
create or replace function seamark.agencies_with(wanted_kind text, wanted_key text, wanted_qualifier text, asked jsonb) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select distinct e.agency from entity e
		join case_entity l on l.entity_id = e.id
		join jsonb_to_recordset(asked) as a(agency uuid, topics text[], digests text[]) on a.agency = e.agency
	where e.kind = wanted_kind and e.key = wanted_key and (e.qualifier = wanted_qualifier or '' in (e.qualifier, wanted_qualifier))
		and e.agency <> (select seamark.agency())
		and (select seamark.principal() -> 'scopes' ? 'links:lookUp')
		and l.role in ('instrument', 'proceeds', 'carrier', 'employer', 'recruiter', 'ofSuspect', 'scene')
		and not (select seamark.agency()) = any (l.excluded)
		and not exists (select 1 from entity o join case_entity ol on ol.entity_id = o.id
			where o.agency = e.agency and o.key = e.key and ol.role = 'ofProtectedPerson')
		and not seamark.is_protected(e.agency, e.digests || coalesce(a.digests, '{}'))
		-- What is known of the crime is what an assessment found under the Protocols and what suspects are suspected of. Smuggling alone is
		-- said only where no assessment leaves trafficking open; a case that nobody has assessed may be about both.
		and (select case
				when trafficking and not smuggling then 'trafficking'
				when smuggling and not trafficking and not open then 'smuggling'
				else 'trafficking-and-smuggling'
			end
			from (select
				coalesce(bool_or(p.suspicion ->> 'offence' = 'trafficking' or r.found ->> 'trafficking' = 'met'), false) as trafficking,
				coalesce(bool_or(p.suspicion ->> 'offence' = 'smuggling' or r.found ->> 'smuggling' = 'met'), false) as smuggling,
				coalesce(bool_or(r.found ->> 'trafficking' <> 'notMet'), false) as open
				from person p left join lateral (select a.explanation -> 'byProtocol' as found from assessment a
					where a.person_id = p.id and a.version = p.assessment_version) r on true
				where p.case_id = l.case_id and p.merged_into is null) as known) = any (a.topics)
$$;

-- Look-ups that found nothing, by post and day: a number is asked for, and not guessed.
create table look_up_misses (
	agency uuid not null,
	post uuid not null,
	day date not null,
	misses integer not null,
	primary key (post, day)
);
select seamark.own('look_up_misses', 'case');
grant select, insert, update on look_up_misses to {app};
-- Set where a post has asked in vain too often, which its own agency and all that it could ask are told.
alter table look_up_notice add column alarm boolean not null default false;
