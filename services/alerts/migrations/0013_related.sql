-- How far the log was looked through for alerts on one thing. Without a row it begins at the end: nobody is told of what was there before.
create table alert_related_walk (
	one boolean primary key default true check (one),
	position bigint not null
);
grant select, insert, update on alert_related_walk to {app};

-- What a reader who was away has missed of them.
create index log_entry_related on seamark.log_entry (position) where type = 'seamark.events.v1.AlertRelated';
