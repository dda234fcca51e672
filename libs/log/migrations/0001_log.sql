-- The service's log. Its single head row hands out positions as the last statement of each transaction, so position
-- order is commit order and there are no gaps; a reader needs nothing but `position > cursor`.
create table seamark.log_head (
	one boolean primary key default true check (one),
	log_id uuid not null default gen_random_uuid(),
	position bigint not null default 0,
	-- Entries up to and including this position are no longer kept.
	expired bigint not null default 0
) with (fillfactor = 10);
insert into seamark.log_head default values;

create table seamark.log_entry (
	position bigint primary key,
	id uuid not null,
	type text not null,
	-- Aggregate id: transports keep the order of one subject's events.
	subject text not null,
	-- Version of the aggregate that the event made; 0 where that means nothing. Lists join on it to find the last change.
	version integer not null default 0,
	time timestamptz not null,
	traceparent text not null,
	data bytea not null
);

-- A retried request is answered from here; the row commits with its effect.
create table seamark.idempotency_key (
	holder uuid not null,
	key text not null,
	request_hash text not null,
	-- JSON as it was sent, so that the retry gets the same bytes.
	response text not null,
	created_at timestamptz not null,
	primary key (holder, key)
);

-- How far each consumer in this database has got with each source; moves in the transaction of the effect.
create table seamark.cursor (
	consumer text not null,
	source text not null,
	-- The transport's partition; -1 where the log is read as a whole.
	partition integer not null,
	log_id text not null default '',
	position bigint not null default 0,
	-- The transport's own offset, where it has one.
	transport_offset bigint,
	moved_at timestamptz not null default now(),
	primary key (consumer, source, partition)
);

-- Events whose effect failed, with the cause. Later events of the same subject wait here behind them, so that its order
-- holds and other subjects go on.
create table seamark.dead_letter (
	consumer text not null,
	source text not null,
	position bigint not null,
	event_id uuid not null,
	type text not null,
	subject text not null,
	time timestamptz not null,
	traceparent text not null,
	data bytea not null,
	cause text not null,
	attempts integer not null,
	-- When it is tried again by itself; null once that was given up and it waits for a redrive.
	retry_at timestamptz,
	failed_at timestamptz not null default now(),
	primary key (consumer, source, position)
);
create index dead_letter_subject on seamark.dead_letter (consumer, source, subject, position);

grant usage on schema seamark to {app};
grant select on seamark.migration to {app};
grant select, update on seamark.log_head to {app};
grant select, insert on seamark.log_entry, seamark.idempotency_key to {app};
grant select, insert, update on seamark.cursor to {app};
grant select, insert, update, delete on seamark.dead_letter to {app};
