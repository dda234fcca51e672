-- Reports that announce themselves are work for the sweep of every minute too: those of which the desk was not told yet that a quarter of their
-- time is left, and those that are overdue, which it counts until somebody takes them in.
create or replace function seamark.agencies_with_work(now timestamptz, idle timestamptz, today date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select agency from vault_subject
	union select agency from import_job where status = 'running' and changed_at < idle
	union select agency from task where status = 'open' and reminded_at is null and due_on <= today
	union select agency from second_person where alone and answer is null and answer_by <= now
	union select agency from report where status = 'waiting' and (due_at <= now or told_due < 1 and due_at - (due_at - received_at) / 4 <= now)
$$;
create index report_waiting on report (due_at) where status = 'waiting';
