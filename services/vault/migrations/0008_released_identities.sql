-- Who may open an identity besides its own agency: one named agency, in one request for assistance, until a day. Ids alone; nothing is copied.
create table identity_release (
	agency uuid not null,
	id uuid not null,
	identity_id uuid not null,
	receiver uuid not null,
	request uuid not null,
	prepared_by uuid not null,
	signed_by uuid not null,
	released_at timestamptz not null,
	until timestamptz not null,
	primary key (agency, id),
	check (receiver <> agency and prepared_by <> signed_by)
);
select seamark.own('identity_release', 'identity');
grant select, insert on identity_release to {app};
