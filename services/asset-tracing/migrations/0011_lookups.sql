-- Who asked whom whether they know accounts or names: how often and why, and never what for. Both sides read it.
create table tracing_lookup (
	id uuid primary key,
	asker uuid not null,
	responder uuid not null,
	-- A day, under whose key it was asked.
	epoch date not null,
	-- Place among the look-ups of that day: two at once want the same place, so that no quota is passed.
	no integer not null,
	subjects integer not null check (subjects > 0),
	purpose text not null,
	reason text not null,
	asked_at timestamptz not null,
	by_post uuid not null,
	like seamark.named including all,
	unique (asker, responder, epoch, no)
);
select seamark.parties('tracing_lookup', 'asset-lookup');
grant select, insert on tracing_lookup to {app};

-- An account that is protected answers as one that is not there.
alter table tracing_account add column protected boolean not null default false;
grant update (protected) on tracing_account to {app};
