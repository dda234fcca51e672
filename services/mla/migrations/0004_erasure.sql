-- What a request said goes, and that it was said stays: of an erased statement its hash, its signature, and what the order and the state of
-- the thread need. Text that is erased is empty.

alter table mla_statement add column skeleton jsonb, add constraint mla_statement_text check (bytes <> '' or skeleton is not null);
grant update (bytes, skeleton) on mla_statement to {app};
grant update (bytes) on mla_letter, mla_custody to {app};

alter table mla_request add column erased_at timestamptz;
create index mla_request_changed on mla_request (agency, stage, changed_at) where erased_at is null;
create index mla_letter_known on mla_letter (agency, known_at) where bytes <> '';

-- Who asked for an erasure and why, who confirmed it, and what the authority signed of what it erased.
create table mla_erasure (
	agency uuid not null,
	request uuid not null,
	state text not null check (state in ('asked', 'done')),
	reason text not null,
	asked_by uuid,
	asked_at timestamptz not null,
	confirmed_by uuid,
	-- As they were signed: each names the statements that were erased, by their hashes.
	attestations jsonb not null,
	version integer not null,
	primary key (agency, request)
);
select seamark.own('mla_erasure', 'mla-request');
grant select, insert, update on mla_erasure to {app};
