-- How far the blind index was made anew by the version of matching that runs, for each agency: it goes on where it stopped. `after` is
-- the row that was done last.
create table indexed (
	agency uuid primary key,
	version integer not null,
	after bigint not null,
	done boolean not null
);
select seamark.own('indexed', 'identity');
grant select, insert, update on indexed to {app};
