-- What owners of other hubs publish of their agencies: a row for each hub, written by nobody else. The agencies of this hub stay in their
-- own tables: none of these has keys, clients, posts or officers here.
create table identity.foreign_directory (
	hub text primary key,
	-- Counts what the owner has published; what is older is passed over.
	serial integer not null,
	agencies jsonb not null,
	taken_at timestamptz not null
);
grant select, insert, update on identity.foreign_directory to {app};
