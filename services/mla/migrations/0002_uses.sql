-- What was answered is used, for a purpose that its limits allow: each use is on record, at the side that asked.
create table mla_use (
	id uuid not null,
	agency uuid not null,
	request uuid not null,
	item uuid not null,
	used_for text not null,
	purpose text not null,
	-- The case in which it is cited, where there is one.
	case_id uuid,
	by_post uuid not null,
	by_officer uuid,
	at timestamptz not null,
	primary key (agency, id)
);
create index mla_use_of_item on mla_use (agency, request, item, id);
select seamark.own('mla_use', 'mla-request');
grant select, insert on mla_use to {app};
