-- What an agency holds as a protected person's in one case is found by no other agency through another of its cases either: a phone
-- that a trafficker gave to a victim is named in both.
create or replace function seamark.agencies_with(wanted_kind text, wanted_key text, wanted_qualifier text, asked jsonb) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select distinct e.agency from entity e
		join case_entity l on l.entity_id = e.id
		join jsonb_to_recordset(asked) as a(agency uuid, topics text[]) on a.agency = e.agency
	where e.kind = wanted_kind and e.key = wanted_key and (e.qualifier = wanted_qualifier or '' in (e.qualifier, wanted_qualifier))
		and e.agency <> (select seamark.case_agency())
		and (select seamark.principal() -> 'scopes' ? 'links:lookUp')
		and l.role in ('instrument', 'proceeds', 'carrier', 'employer', 'recruiter', 'ofSuspect', 'scene')
		and not (select seamark.case_agency()) = any (l.excluded)
		and not exists (select 1 from entity o join case_entity ol on ol.entity_id = o.id
			where o.agency = e.agency and o.kind = e.kind and o.key = e.key and ol.role = 'ofProtectedPerson')
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
