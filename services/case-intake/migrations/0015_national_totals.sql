-- What is counted over all agencies of a country, as it was published: the bytes, and nothing changes them. What was published once is
-- part of what may be published next.
create table national_totals (
	country text not null,
	year integer not null,
	edition integer not null,
	-- The agency that published it, which holds an office in the country.
	agency uuid not null,
	sha256 text not null,
	bytes bytea not null,
	released_at timestamptz not null,
	by_post uuid not null,
	primary key (country, year, edition)
);
select seamark.guard('national_totals',
	$$country = (select case when seamark.in_scope('national-totals') then seamark.principal() ->> 'country' end)$$,
	'agency = any ((select seamark.writers())::uuid[])', false);
grant select, insert on national_totals to {app};

-- The frozen returns of a year of these agencies, for whom national totals are added up. It runs as the owner of the table, whom the
-- policy below lets look; the service runs as another role, and gives none of it away.
create function seamark.returns_of(wanted integer, agencies uuid[]) returns table (agency uuid, edition integer, sha256 text, bytes bytea)
language sql stable security definer set search_path = public, pg_temp as $$
	select r.agency, r.edition, r.sha256, r.bytes from yearly_return r
	where r.year = wanted and r.agency = any (agencies) and (select seamark.in_scope('national-totals'))
$$;
revoke all on function seamark.returns_of(integer, uuid[]) from public;
grant execute on function seamark.returns_of(integer, uuid[]) to {app};
create policy yearly_return_national on yearly_return for select to current_user using (true);
