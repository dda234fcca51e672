-- An address of a calendar is known to the officer who made it, wherever they go: it answers while that officer is on the duty post. Those
-- that a system made have nobody, and end: an officer makes another one.
drop function seamark.calendar_at(text);
create function seamark.calendar_at(address_hash text) returns table (agency uuid, post uuid, made_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
	select c.agency, c.post, c.made_by from mla_calendar c where c.hash = address_hash
$$;
revoke all on function seamark.calendar_at(text) from public;
grant execute on function seamark.calendar_at(text) to {app};
