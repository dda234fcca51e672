-- A webhook delivers for as long as the officer who confirmed it is on the duty post. Nobody has confirmed those of before: they wait.
alter table webhook add column confirmed_by uuid;
alter table webhook drop constraint webhook_state_check;
alter table webhook add constraint webhook_state_check
	check (state in ('active', 'failing', 'suspended', 'waiting-for-confirmation', 'stopped', 'removed'));
