-- A report that is passed on is a new report at the other agency: the one knows where it went, the other where it came from. What was
-- dismissed as passed on before reached nobody by the hub, and names nobody.
alter table report add column passed_to uuid references report (id),
	add column passed_to_agency uuid,
	-- Who has had it before, the first one first: agencies, receipts and times, nothing of who reported it.
	add column passed_by jsonb not null default '[]';
create index report_passed_to on report (passed_to) where passed_to is not null;

-- Whether the last one to whom it was passed on has dealt with it: for who passed it on, and for who reported it, who see no other agency's
-- reports. It runs as the owner of the table, whom the policy below lets look, and says nothing else.
create function seamark.is_passed_report_settled(report_id uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
	with recursive went (id, passed_to, status) as (
		select id, passed_to, status from report where id = report_id
		union all
		select r.id, r.passed_to, r.status from report r join went on r.id = went.passed_to)
	select coalesce((select status <> 'waiting' from went where passed_to is null), false)
$$;
revoke all on function seamark.is_passed_report_settled(uuid) from public;
grant execute on function seamark.is_passed_report_settled(uuid) to {app};
create policy report_passed on report for select to current_user using (true);
