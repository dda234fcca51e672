-- How far what things and reports are compared by was made anew by the version of the folding that runs, for each agency: it goes on
-- where it stopped. `after` is the last id that was done.
create table folded (
	agency uuid not null,
	-- entity or report.
	rows text not null,
	version integer not null,
	after uuid,
	done boolean not null,
	primary key (agency, rows)
);
select seamark.own('folded', 'case');
grant select, insert, update on folded to {app};
-- Two things that are one now become one, and the other leaves nothing behind.
grant delete on entity to {app};
