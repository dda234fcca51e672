-- Which alerts of an agency hold an object, so that a correction, a revocation or a stricter marking reaches each of them in
-- every bundle. Identities and definitions are left out: they come with everything.
create table stix_member (
	agency uuid not null,
	object_id text not null,
	alert_id uuid not null references alert (id),
	primary key (agency, object_id, alert_id)
);
create index stix_member_alert on stix_member (alert_id);

-- What an import was about, also where it changed nothing.
create table stix_import (
	id uuid primary key,
	agency uuid not null,
	imported_at timestamptz not null,
	alerts uuid[] not null
);

-- What was imported before: every id that an object names as "id" is taken for one of its own, which finds a little more.
alter table stix_object no force row level security;
alter table stix_origin no force row level security;
insert into stix_member (agency, object_id, alert_id)
	select distinct o.agency, found[1], o.alert_id
	from stix_origin o
	join stix_object s on s.alert_id = o.alert_id,
		regexp_matches(s.object, '"id"\s*:\s*"([a-z0-9-]+--[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})"', 'g') as found
	where found[1] !~ '^(identity|marking-definition|extension-definition|language-content)--'
	on conflict do nothing;
alter table stix_object force row level security;
alter table stix_origin force row level security;

alter table stix_member enable row level security;
alter table stix_member force row level security;
create policy stix_member_read on stix_member for select using (
	agency = any ((select seamark.writers())::uuid[]) or agency = (select seamark.agency()));
create policy stix_member_insert on stix_member for insert with check (agency = any ((select seamark.writers())::uuid[]));

alter table stix_import enable row level security;
alter table stix_import force row level security;
create policy stix_import_read on stix_import for select using (
	agency = any ((select seamark.writers())::uuid[]) or agency = (select seamark.agency()));
create policy stix_import_insert on stix_import for insert with check (agency = any ((select seamark.writers())::uuid[]));

grant select, insert on stix_member, stix_import to {app};
