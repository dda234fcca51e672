-- Which stored bytes are a file of a request, of whatever agency, or are coming; and whose uploads are over. What the sweep takes for nobody's
-- may not hang on which agencies the directory names at the moment. Both run as the owner of the tables, and tell of ids alone.
create function seamark.known_files(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select stored_as from mla_file where stored_as = any (ids) and state in ('coming', 'here')
	union select id from mla_upload where id = any (ids)
$$;
create function seamark.agencies_with_uploads_over(now timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select distinct agency from mla_upload where expires_at < now
$$;
revoke all on function seamark.known_files(uuid[]), seamark.agencies_with_uploads_over(timestamptz) from public;
grant execute on function seamark.known_files(uuid[]), seamark.agencies_with_uploads_over(timestamptz) to {app};
create policy mla_file_known on mla_file for select to current_user using (true);
create policy mla_upload_known on mla_upload for select to current_user using (true);
