-- What an import kept of a record goes when the person that was made of it is erased.
grant update on imported_batch to {app};

-- Of those who were erased before: once, by the owner, whoever it belongs to.
alter table person no force row level security;
alter table imported_batch no force row level security;
with gone as (
		select b.import_id, b.first, ('x' || right(p.id::text, 8))::bit(32)::int as line from person p
		cross join lateral (select import_id, first from imported_batch b
			where b.import_id = p.import_id and b.first <= ('x' || right(p.id::text, 8))::bit(32)::int order by b.first desc limit 1) b
		where p.erased_at is not null and p.import_id is not null),
	cells as (
		select b.import_id, b.first, u.at,
			case when g.line is null then substring(b.cells from u.start + 1 for u.stop - u.start) else '' end as bytes
		from imported_batch b
		cross join lateral (select line, stop, at, lag(stop, 1, 0) over (order by at) as start
			from unnest(b.lines, b.ends) with ordinality as u(line, stop, at)) u
		left join gone g on g.import_id = b.import_id and g.first = b.first and g.line = u.line
		where (b.import_id, b.first) in (select import_id, first from gone)),
	placed as (
		select *, sum(octet_length(bytes)) over (partition by import_id, first order by at)::int as stop from cells),
	made as (
		select import_id, first, string_agg(bytes, ''::bytea order by at) as cells, array_agg(stop order by at) as ends
		from placed group by import_id, first)
update imported_batch b set cells = made.cells, ends = made.ends from made
	where b.import_id = made.import_id and b.first = made.first;
alter table person force row level security;
alter table imported_batch force row level security;
