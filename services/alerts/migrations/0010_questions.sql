-- Questions of readers on an alert and the originator's answers. Both are content of the alert: who may not see it sees none of them, and its
-- recall takes them with it.
create table alert_question (
	id uuid primary key,
	alert_id uuid not null references alert (id),
	-- Version that the question is about.
	version integer not null,
	agency uuid not null,
	post uuid not null,
	officer uuid,
	text text not null,
	asked_at timestamptz not null
);
create index alert_question_alert on alert_question (alert_id, agency);

create table alert_answer (
	id uuid primary key,
	question_id uuid not null references alert_question (id) on delete cascade,
	alert_id uuid not null references alert (id),
	-- The originator's.
	agency uuid not null,
	post uuid not null,
	officer uuid,
	-- For everybody who may see the alert, and not for who asked alone.
	to_all boolean not null,
	text text not null,
	answered_at timestamptz not null
);
create index alert_answer_question on alert_answer (question_id);
create index alert_answer_alert on alert_answer (alert_id);

alter table alert_question enable row level security;
alter table alert_question force row level security;
alter table alert_answer enable row level security;
alter table alert_answer force row level security;

-- A question is between who asks and the originator. What an answer to all repeats of it, the originator decides.
create policy alert_question_read on alert_question for select using (
	exists (select from alert a where a.id = alert_id and a.status = 'live'
		and (a.originator_agency = (select seamark.agency()) or alert_question.agency = (select seamark.agency()))));
create policy alert_answer_read on alert_answer for select using (
	exists (select from alert a where a.id = alert_id and a.status = 'live'
		and (a.originator_agency = (select seamark.agency()) or to_all))
	or exists (select from alert_question q where q.id = question_id));
create policy alert_question_insert on alert_question for insert with check (agency = any ((select seamark.writers())::uuid[]));
create policy alert_answer_insert on alert_answer for insert with check (agency = any ((select seamark.writers())::uuid[]));

-- A recall, in the transaction of the originator.
do $$
declare
	name text;
begin
	foreach name in array array['alert_question', 'alert_answer'] loop
		execute format(
			'create policy %I on %I for select using (exists (select from alert a where a.id = alert_id and a.originator_agency = any ((select seamark.writers())::uuid[])))',
			name || '_writers', name);
		execute format(
			'create policy %I on %I for delete using (exists (select from alert a where a.id = alert_id and a.originator_agency = any ((select seamark.writers())::uuid[])))',
			name || '_recall', name);
	end loop;
end;
$$;

grant select, insert, delete on alert_question, alert_answer to {app};
