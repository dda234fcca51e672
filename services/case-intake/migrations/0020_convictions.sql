-- The register of convicted persons: what it adds to a charge that ended with a conviction. Who the person is, is in the vault alone; what was
-- decided, and on which day, is in the stages of the charge, so that a conviction that fell is none here either.
create table conviction (
	id uuid primary key,
	agency uuid not null,
	charge_id uuid not null unique references charge (id),
	court text not null,
	-- ISO 3166-1 alpha-2.
	court_country text not null,
	-- From this day on nobody finds it; null where it is not known or never spent.
	spent_on date,
	recorded_at timestamptz not null,
	by_post uuid not null,
	version integer not null
);
select seamark.own('conviction', 'conviction');
create index conviction_agency on conviction (agency);
grant select, insert, update on conviction to {app};
