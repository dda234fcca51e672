-- What the law forbids and was done all the same is recorded with what it broke. A sentence is recorded in parts that can be counted.
alter table return_record alter column screening_outcome drop not null, add column breaches jsonb not null default '[]';
alter table charge add column breaches jsonb not null default '[]';
alter table court_stage add column breaches jsonb not null default '[]', add column sentence jsonb;
