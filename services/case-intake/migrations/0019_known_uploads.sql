-- Which uploads are the bytes of a file, of whatever agency, or are coming. What the sweep takes for nobody's may not hang on which agencies
-- the directory names at the moment. It runs as the owner of the tables, and tells of ids alone.
create function seamark.known_uploads(ids uuid[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select upload_id from attachment where upload_id = any (ids)
	union select upload_id from attachment_upload where upload_id = any (ids)
$$;
revoke all on function seamark.known_uploads(uuid[]) from public;
grant execute on function seamark.known_uploads(uuid[]) to {app};
create policy attachment_known on attachment for select to current_user using (true);
create policy attachment_upload_known on attachment_upload for select to current_user using (true);
