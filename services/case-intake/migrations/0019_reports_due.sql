-- How much of a waiting report's target the desk was told: 0 nothing yet, 1 that it passes soon, 2 that it has passed.
alter table report add column told_due smallint not null default 0;
create index report_untold on report (agency, due_at) where status = 'waiting' and told_due < 2;
