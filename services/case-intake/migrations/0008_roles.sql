-- A person can be several things in a case. What was one role becomes the first of several: whom the law shields as somebody
-- keeps that beside the role that had covered it.

-- The owner converts what is there, whoever it belongs to.
alter table person no force row level security;
alter table imported_facts no force row level security;

alter table person add column roles text[];
update person set roles = array_remove(array[
	case when role = 'suspectedVictim' or (role <> 'victim' and 'victim' = any (protected_as)) then 'suspectedVictim' end,
	case when role = 'victim' then role end,
	case when role = 'smuggledMigrant' or 'smuggledMigrant' = any (protected_as) then 'smuggledMigrant' end,
	case when role = 'refugee' or 'refugee' = any (protected_as) then 'refugee' end,
	case when role in ('witness', 'suspect', 'relative') then role end,
	case when role not in ('suspectedVictim', 'victim', 'smuggledMigrant', 'refugee', 'witness', 'suspect', 'relative')
		and protected_as = '{}' then 'other' end], null);
alter table person alter column roles set not null, drop column role, add check (roles <> '{}');
-- A record of a file that says possible victim shields as one that says victim does.
update person set protected_as = array['victim'] where import_id is not null and 'suspectedVictim' = any (roles) and protected_as = '{}'
	and assessment_version = 0;

alter table imported_facts alter column role type text[] using array[role];
alter table imported_facts rename column role to roles;

-- What a merge changed of roles, so that undoing it puts it back.
alter table merge_record no force row level security;
update merge_record set before = jsonb_build_object(
	'before', (before -> 'before') - 'role' || jsonb_build_object('roles', jsonb_build_array(before #> '{before,role}')),
	'after', (before -> 'after') - 'role' || jsonb_build_object('roles', jsonb_build_array(before #> '{after,role}')))
	where before -> 'before' ? 'role' and before -> 'after' ? 'role';
alter table merge_record force row level security;

alter table person force row level security;
alter table imported_facts force row level security;

create policy assessment_look_up on assessment for select to current_user using (true);
create or replace function seamark.agencies_with(wanted_kind text, wanted_key text, wanted_qualifier text, asked jsonb) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select distinct e.agency from entity e
		join case_entity l on l.entity_id = e.id
		join jsonb_to_recordset(asked) as a(agency uuid, topics text[]) on a.agency = e.agency
	where e.kind = wanted_kind and e.key = wanted_key and (e.qualifier = wanted_qualifier or '' in (e.qualifier, wanted_qualifier))
		and e.agency <> (select seamark.agency())
		and (select seamark.principal() -> 'scopes' ? 'links:lookUp')
		and l.role in ('instrument', 'proceeds', 'carrier', 'employer', 'recruiter', 'ofSuspect', 'scene')
		and not (select seamark.agency()) = any (l.excluded)
		and not exists (select 1 from entity o join case_entity ol on ol.entity_id = o.id
			where o.agency = e.agency and o.kind = e.kind and o.key = e.key and ol.role = 'ofProtectedPerson')
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
