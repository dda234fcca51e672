-- Hosts that an agency's administrator lets webhooks go to. Nobody has approved those of before: their webhooks wait.
create table webhook_host (
	agency uuid not null,
	host text not null,
	approved_at timestamptz not null,
	primary key (agency, host)
);
alter table webhook_host enable row level security;
alter table webhook_host force row level security;
create policy webhook_host_read on webhook_host for select using (
	agency = (select seamark.agency()) or (select current_setting('seamark.service', true)) = 'webhooks');
create policy webhook_host_write on webhook_host
	using (agency = any ((select seamark.writers())::uuid[])) with check (agency = any ((select seamark.writers())::uuid[]));
grant select, insert, delete on webhook_host to {app};

alter table webhook drop constraint webhook_state_check;
alter table webhook add constraint webhook_state_check
	check (state in ('active', 'failing', 'suspended', 'waiting-for-confirmation', 'waiting-for-approval', 'stopped', 'removed'));
