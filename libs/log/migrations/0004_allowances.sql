-- What a caller has used of limits that protect people, for all instances of the service together and across restarts: until when what
-- is used has not come back. Rows of before now say nothing, and go.
create table seamark.allowance (
	name text not null,
	key text not null,
	used_until timestamptz not null,
	primary key (name, key)
);
grant select, insert, update, delete on seamark.allowance to {app};
