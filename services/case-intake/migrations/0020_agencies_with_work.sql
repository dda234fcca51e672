-- For which agencies the sweep of every minute has something to do, in one question instead of some for each agency of the hub. It runs as
-- the owner of the tables, and tells of agencies alone.
create function seamark.agencies_with_work(now timestamptz, idle timestamptz, today date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select agency from vault_subject
	union select agency from import_job where status = 'running' and changed_at < idle
	union select agency from task where status = 'open' and reminded_at is null and due_on <= today
	union select agency from second_person where alone and answer is null and answer_by <= now
$$;
revoke all on function seamark.agencies_with_work(timestamptz, timestamptz, date) from public;
grant execute on function seamark.agencies_with_work(timestamptz, timestamptz, date) to {app};
create policy vault_subject_work on vault_subject for select to current_user using (true);
create policy import_job_work on import_job for select to current_user using (true);
create policy task_work on task for select to current_user using (true);
create policy second_person_work on second_person for select to current_user using (true);
create index import_job_running on import_job (changed_at) where status = 'running';
create index task_due_day on task (due_on) where status = 'open' and reminded_at is null;
create index second_person_unanswered on second_person (answer_by) where alone and answer is null;
