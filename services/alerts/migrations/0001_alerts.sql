-- Alerts, every version of them, and what their readers do with them. Content and handling stand in one row, so that
-- there is no moment at which an alert is visible to more than its handling says.
create table alert (
	id uuid primary key,
	version integer not null,
	status text not null check (status in ('live', 'recalled')),
	kind text not null,
	urgency text not null,
	-- Countries that the alert concerns, and their regions: what feeds filter by.
	countries text[] not null,
	regions text[] not null,
	-- The draft without its handling; null once recalled.
	content jsonb,
	use_conditions text[] not null,
	search tsvector generated always as (
		to_tsvector('simple', coalesce(content ->> 'title', '') || ' ' || coalesce(content ->> 'summary', ''))
		|| jsonb_to_tsvector('simple', coalesce(content -> 'subjects', '[]') || coalesce(content -> 'modusOperandi', '[]'), '["string"]')) stored,
	raised_at timestamptz not null,
	changed_at timestamptz not null,
	raised_by_post uuid not null,
	recall_reason text,
	-- Bundle that the alert was imported from; null when it was raised here.
	import_id uuid,
	like seamark.governed including all
);
select seamark.govern('alert', 'alert');
create index alert_search on alert using gin (search);
create index alert_originator on alert (originator_agency);
create index alert_flash on alert (id) where urgency = 'flash' and status = 'live';
create index alert_import on alert (import_id) where import_id is not null;

create table alert_version (
	alert_id uuid not null references alert (id),
	version integer not null,
	kind text not null,
	urgency text not null,
	countries text[] not null,
	regions text[] not null,
	content jsonb,
	use_conditions text[] not null,
	changed_at timestamptz not null,
	changed_by_post uuid not null,
	like seamark.governed including all,
	primary key (alert_id, version)
);
select seamark.govern('alert_version', 'alert');

-- The live feed reads once for all its readers and decides for each with the pure policy; it says so in its transaction.
create policy alert_feed on alert for select using ((select current_setting('seamark.service', true)) = 'feed');
create policy alert_version_feed on alert_version for select using ((select current_setting('seamark.service', true)) = 'feed');

create table acknowledgement (
	alert_id uuid not null references alert (id),
	version integer not null,
	post uuid not null,
	agency uuid not null,
	officer uuid,
	recall boolean not null,
	acknowledged_at timestamptz not null,
	primary key (alert_id, version, post)
);

create table feedback (
	id uuid primary key,
	alert_id uuid not null references alert (id),
	version integer not null,
	post uuid not null,
	agency uuid not null,
	officer uuid,
	use text not null,
	note text,
	given_at timestamptz not null
);
create index feedback_alert on feedback (alert_id);

-- Readers' answers: for the originator of the alert, and for the agency that gave them.
alter table acknowledgement enable row level security;
alter table acknowledgement force row level security;
alter table feedback enable row level security;
alter table feedback force row level security;
create policy acknowledgement_read on acknowledgement for select using (
	agency = (select seamark.agency())
	or exists (select 1 from alert a where a.id = alert_id and a.originator_agency = (select seamark.agency())));
create policy feedback_read on feedback for select using (
	agency = (select seamark.agency())
	or exists (select 1 from alert a where a.id = alert_id and a.originator_agency = (select seamark.agency())));
create policy acknowledgement_write on acknowledgement for insert with check (agency = any ((select seamark.writers())::uuid[]));
create policy feedback_write on feedback for insert with check (agency = any ((select seamark.writers())::uuid[]));

-- Saved filters belong to a duty post, so that a rotation hands them on.
create table subscription (
	id uuid primary key,
	post uuid not null,
	agency uuid not null,
	name text not null,
	filter jsonb not null,
	webhook_url text,
	-- Sealed with the hub's key.
	webhook_secret bytea,
	status text not null check (status in ('active', 'paused', 'removed')),
	created_at timestamptz not null,
	-- Principal facts that deliveries without an officer need.
	purpose text not null
);
create index subscription_post on subscription (post) where status <> 'removed';
alter table subscription enable row level security;
alter table subscription force row level security;
create policy subscription_read on subscription for select using (
	agency = (select seamark.agency()) or (select current_setting('seamark.service', true)) = 'webhooks');
create policy subscription_insert on subscription for insert with check (agency = any ((select seamark.writers())::uuid[]));
create policy subscription_update on subscription for update
	using (agency = any ((select seamark.writers())::uuid[])) with check (agency = any ((select seamark.writers())::uuid[]));
create policy subscription_writers on subscription for select using (agency = any ((select seamark.writers())::uuid[]));

-- Live streams that some process is serving, so that another can close the books on them when that process dies.
create table feed_instance (
	instance_id uuid primary key,
	alive_at timestamptz not null
);
create table feed_stream (
	stream_id uuid primary key,
	instance_id uuid not null
);
create index feed_stream_instance on feed_stream (instance_id);

-- What a bundle held, object by object, verbatim: given back on export, gone with the recall.
create table stix_object (
	alert_id uuid not null references alert (id),
	-- Version of the alert that this import made.
	alert_version integer not null,
	-- Order within the alert's part of the bundle.
	n integer not null,
	object text,
	primary key (alert_id, alert_version, n)
);
alter table stix_object enable row level security;
alter table stix_object force row level security;
create policy stix_object_read on stix_object for select using (exists (select 1 from alert a where a.id = alert_id));
create policy stix_object_insert on stix_object for insert with check (
	exists (select 1 from alert a where a.id = alert_id and a.originator_agency = any ((select seamark.writers())::uuid[])));
create policy stix_object_update on stix_object for update using (
	exists (select 1 from alert a where a.id = alert_id and a.originator_agency = any ((select seamark.writers())::uuid[])));

-- Which alert an agency made of which primary object, so that the same bundle sent again changes nothing.
create table stix_origin (
	agency uuid not null,
	primary_id text not null,
	modified text not null,
	alert_id uuid not null references alert (id),
	alert_version integer not null,
	-- A revoked version of the primary object without content, for export after a recall.
	tombstone text not null,
	primary key (agency, primary_id)
);
create index stix_origin_alert on stix_origin (alert_id);
alter table stix_origin enable row level security;
alter table stix_origin force row level security;
create policy stix_origin_read on stix_origin for select using (
	agency = any ((select seamark.writers())::uuid[]) or exists (select 1 from alert a where a.id = alert_id));
create policy stix_origin_insert on stix_origin for insert with check (agency = any ((select seamark.writers())::uuid[]));
create policy stix_origin_update on stix_origin for update using (agency = any ((select seamark.writers())::uuid[]));

-- The last change of each alert, in log order: lists and the synchronising feed walk this.
create index log_entry_alerts on seamark.log_entry (position)
	where type in ('seamark.events.v1.AlertRaised', 'seamark.events.v1.AlertUpdated', 'seamark.events.v1.AlertRecalled');
create index log_entry_alert_version on seamark.log_entry (subject, version)
	where type in ('seamark.events.v1.AlertRaised', 'seamark.events.v1.AlertUpdated', 'seamark.events.v1.AlertRecalled');

grant select, insert, update on alert, alert_version, subscription, stix_object, stix_origin to {app};
grant select, insert, update, delete on feed_instance, feed_stream to {app};
grant select, insert on acknowledgement, feedback to {app};
