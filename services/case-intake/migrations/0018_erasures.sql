-- Why who somebody is was erased, when, by which post, and which post confirmed it: in codes, and in words without names. Null for what was
-- erased before reasons were kept.
alter table person add column erasure jsonb;
alter table intake_case add column erasure jsonb;
alter table report add column erasure jsonb;

-- As what a person was protected before a change, and until when the identity is still opened so: [{as, until}]. See src/persons/opening.
alter table person add column guarded jsonb not null default '[]';

-- That there was a file, and why it is gone. Its name and hash are not kept.
create table erased_file (
	id uuid primary key,
	agency uuid not null,
	case_id uuid not null references intake_case (id),
	person_id uuid,
	added_at timestamptz not null,
	by_post uuid not null,
	erasure jsonb not null
);
select seamark.own('erased_file', 'case');
create index erased_file_case on erased_file (case_id);
grant select, insert on erased_file to {app};
