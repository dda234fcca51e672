-- What is to be done in a case, by when, and by which duty post; and what the law asks for, which is made by rule.
create table task (
	id uuid primary key,
	agency uuid not null,
	case_id uuid not null references intake_case (id),
	person_id uuid references person (id),
	kind text not null,
	due_on date not null,
	-- Duty post that it is for.
	post uuid not null,
	-- Code of the rule that made it; null where somebody did.
	rule text,
	-- In words of people; an erasure takes it away.
	note text not null,
	status text not null check (status in ('open', 'done', 'cancelled')),
	reason text not null default '',
	created_at timestamptz not null,
	created_by_post uuid not null,
	ended_at timestamptz,
	ended_by_post uuid,
	-- When the post was told that it is due.
	reminded_at timestamptz,
	version integer not null,
	check ((status = 'open') = (ended_at is null))
);
select seamark.own('task', 'case');
create index task_post on task (agency, post, due_on, id) where status = 'open';
create index task_due on task (agency, due_on) where status = 'open' and reminded_at is null;
create index task_case on task (case_id);
-- A rule asks once for the same day.
create unique index task_rule on task (person_id, rule, due_on) where rule is not null;
grant select, insert, update on task to {app};
