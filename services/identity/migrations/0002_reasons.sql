-- Why a change of the directory was made, in words of people. Events carry none, so the words stand here.
create table identity.reason (
	no bigint generated always as identity primary key,
	agency_id uuid not null references identity.agency,
	-- agency or key, and what it is called.
	entity text not null,
	entity_id text not null,
	change text not null,
	reason text not null,
	at timestamptz not null
);
create index reason_agency on identity.reason (agency_id, at);

grant select, insert on identity.reason to {app};
