-- How far each reminder has come in the log: for each urgency and step of the schedule, one walk over the changes of alerts.
create table alert_reminder_walk (
	urgency text not null,
	step integer not null,
	position bigint not null,
	primary key (urgency, step)
);
grant select, insert, update on alert_reminder_walk to {app};

-- What a reader who was away has missed of them.
create index log_entry_reminders on seamark.log_entry (position) where type = 'seamark.events.v1.AlertReminderDue';

-- The feed reminds nobody who has acknowledged.
create policy acknowledgement_feed on acknowledgement for select using ((select current_setting('seamark.service', true)) = 'feed');
