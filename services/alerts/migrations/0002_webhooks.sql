-- Webhooks: saved subscriptions whose alerts are sent to an address of the agency. No content is kept here; it is loaded
-- for each attempt, so that a recall reaches what is still waiting.
create table webhook (
	subscription_id uuid primary key references subscription (id),
	post uuid not null,
	agency uuid not null,
	-- failing: the address does not take what is sent; tried again. suspended: the duty post does not qualify at present.
	-- stopped: the address said that it is gone; waits for the post. removed: waits for the last entry in the books.
	state text not null check (state in ('active', 'failing', 'suspended', 'stopped', 'removed')),
	cause text not null,
	since timestamptz not null,
	-- The open range in the books of the audit, and whom it names; null while there is none.
	stream_id uuid,
	stream_from bigint,
	stream_principal text
);

-- What the delivering process writes many times a second, apart from what commands write.
create table webhook_work (
	subscription_id uuid primary key references webhook (subscription_id),
	-- Everything up to here stands in webhook_delivery or was not for this subscription.
	position bigint not null,
	-- The one process that delivers, and until when it may without saying so again.
	claimed_by uuid,
	claimed_until timestamptz
);
create index webhook_work_claim on webhook_work (claimed_by);

create table webhook_instance (
	instance_id uuid primary key,
	alive_at timestamptz not null
);

create table webhook_delivery (
	subscription_id uuid not null references webhook (subscription_id),
	-- Position of the alert's event in the log.
	position bigint not null,
	delivery_id uuid not null,
	agency uuid not null,
	alert_id uuid not null,
	version integer not null,
	flash boolean not null,
	attempts integer not null,
	queued_at timestamptz not null,
	next_at timestamptz not null,
	first_failed_at timestamptz,
	cause text not null,
	primary key (subscription_id, position)
);
create index webhook_delivery_turn on webhook_delivery (subscription_id, flash desc, position);
create index webhook_delivery_alert on webhook_delivery (subscription_id, alert_id, position);

create table webhook_dead_letter (
	subscription_id uuid not null references webhook (subscription_id),
	position bigint not null,
	delivery_id uuid not null,
	agency uuid not null,
	alert_id uuid not null,
	version integer not null,
	flash boolean not null,
	attempts integer not null,
	queued_at timestamptz not null,
	failed_at timestamptz not null,
	cause text not null,
	primary key (subscription_id, position)
);

do $$
declare
	name text;
begin
	foreach name in array array['webhook', 'webhook_delivery', 'webhook_dead_letter'] loop
		execute format('alter table %I enable row level security', name);
		execute format('alter table %I force row level security', name);
		execute format('create policy %I on %I for select using (agency = (select seamark.agency()))', name || '_read', name);
		execute format(
			'create policy %I on %I using (agency = any ((select seamark.writers())::uuid[])) with check (agency = any ((select seamark.writers())::uuid[]))',
			name || '_write', name);
		execute format(
			'create policy %I on %I using ((select current_setting(''seamark.service'', true)) = ''webhooks'') with check ((select current_setting(''seamark.service'', true)) = ''webhooks'')',
			name || '_service', name);
	end loop;
end;
$$;

grant select, insert, update, delete on webhook, webhook_work, webhook_instance, webhook_delivery, webhook_dead_letter to {app};
