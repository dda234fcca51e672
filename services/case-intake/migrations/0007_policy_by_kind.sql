-- Ownership is a rule of the shared policy now. The tables come under it by the kinds of their records; who sees and writes what
-- stays as it was.
do $$
declare
	kind text;
	owned regclass;
	policy text;
begin
	for kind, owned in
		select k.kind, t::regclass
		from (values
			('report', array['report']),
			('person', array['person', 'assessment', 'return_record', 'imported_person', 'merge_record']),
			('case', array['intake_case', 'case_number', 'import_job', 'import_refusal', 'incident', 'case_event', 'route_leg', 'charge',
				'court_stage', 'note', 'attachment', 'attachment_upload', 'attachment_chunk', 'entity', 'case_entity', 'look_up_notice',
				'field_definition', 'saved_search', 'yearly_return', 'imported_file', 'imported_facts', 'imported_batch'])
		) as k(kind, tables), unnest(k.tables) as t
	loop
		foreach policy in array array['own_read', 'own_writers', 'own_insert', 'own_update', 'own_delete'] loop
			execute format('drop policy %I on %s', policy, owned);
		end loop;
		perform seamark.own(owned, kind);
	end loop;
end;
$$;

-- As in 0005; the agency is the one that asks, whose scope is looked at here too.
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

drop function seamark.own(regclass);
drop function seamark.case_agency();
