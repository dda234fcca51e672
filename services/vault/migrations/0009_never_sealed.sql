-- An id that was erased before it was sealed is never sealed. Whoever gives up a sealing whose answer did not come has it erased, and the
-- sealing may still be under way: what it puts here afterwards would be nobody's.
alter table identity alter column case_id drop not null, alter column sealed_by_post drop not null,
	add check (case_id is not null and sealed_by_post is not null or wrapped is null);
alter table file_key alter column case_id drop not null, alter column sealed_by_post drop not null,
	add check (case_id is not null and sealed_by_post is not null or wrapped is null);
