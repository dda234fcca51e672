-- What both sides owe next, as their statements say, and the duty post that has the request on its desk.
alter table mla_request add column duties jsonb, add column post uuid;
comment on column mla_request.duties is 'what is owed, since when; null in rows of before: it is read out of the statements then';
create index mla_request_owed on mla_request (agency, id) where duties is null or duties <> '[]';

-- Addresses of calendars, one for each duty post. Only the hash of an address is kept: it is shown once.
create table mla_calendar (
	agency uuid not null,
	post uuid not null,
	hash text not null,
	made_by uuid,
	made_at timestamptz not null,
	primary key (agency, post)
);
create unique index mla_calendar_hash on mla_calendar (hash);
select seamark.own('mla_calendar', 'mla-request');
grant select, insert, update, delete on mla_calendar to {app};

-- Whose calendar an address is: who asks with it has no token. It runs as the owner of the tables, and tells of ids alone.
create function seamark.calendar_at(address_hash text) returns table (agency uuid, post uuid)
language sql stable security definer set search_path = public, pg_temp as $$
	select c.agency, c.post from mla_calendar c where c.hash = address_hash
$$;
revoke all on function seamark.calendar_at(text) from public;
grant execute on function seamark.calendar_at(text) to {app};
create policy mla_calendar_known on mla_calendar for select to current_user using (true);
