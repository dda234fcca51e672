-- The chain: every event of the hub, in one order, each entry bound to the one before it by its hash.
create table entry (
	seq bigint primary key check (seq > 0),
	source text not null,
	position bigint not null,
	event_id text not null,
	type text not null,
	-- Milliseconds are all that the hash covers, so no finer time can be kept.
	time timestamptz(3) not null,
	agency text not null,
	post text not null,
	officer text not null,
	purpose text not null,
	action text not null,
	record text not null,
	record_ids text[] not null,
	-- The event's payload as it came.
	data bytea not null,
	previous_hash bytea not null check (octet_length(previous_hash) = 32),
	hash bytea not null check (octet_length(hash) = 32),
	-- Not the position: a producer that was restored to an earlier state uses its positions again.
	unique (source, event_id)
);

-- The last link. Whoever appends locks it, so that the chain never forks.
create table chain_head (
	one boolean primary key default true check (one),
	seq bigint not null default 0,
	hash bytea not null default decode(repeat('00', 32), 'hex')
) with (fillfactor = 10);
insert into chain_head default values;

-- Not even the owner changes what was written. Whoever may disable a trigger can, and the verifier finds it.
create function refuse_change() returns trigger language plpgsql as $$
begin
	raise exception 'the audit is append-only: % on % is refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end;
$$;
create trigger append_only before update or delete or truncate on entry for each statement execute function refuse_change();
-- Also for sessions that replay a replica's changes.
alter table entry enable always trigger append_only;

-- What follows is derived from the entries and can be made again from them (src/rebuild.ts).

-- Which entries concern a record.
create table entry_record (
	record_id text not null,
	seq bigint not null,
	primary key (record_id, seq)
);

-- Who answers for a record: the agency that contributed it.
create table record_owner (
	record_id text primary key,
	agency text not null
);

-- Which agencies an entry concerns: the one that acted, and those whose records it touched.
create table entry_party (
	agency text not null,
	seq bigint not null,
	primary key (agency, seq)
);

-- Live deliveries as ranges of positions: after from_position, up to to_position. Up to certain_position delivery is
-- known; between there and the end it is possible. Who received, and by which filter, stands in the opening entry.
create table delivery (
	stream_id text primary key,
	instance_id text not null default '',
	-- Entry and position of DeliveryOpened; null while only later events of the stream have come.
	opened_seq bigint unique,
	opened_position bigint,
	from_position bigint not null default 0,
	certain_position bigint not null default 0,
	-- Null while the delivery goes on.
	to_position bigint,
	uncertain boolean not null default false
);
-- A stream that begins with a backlog sends what is urgent ahead of its range's end, hence opened_position.
create index delivery_closed on delivery using gist (int8range(from_position, greatest(from_position, to_position, opened_position), '(]'))
	where to_position is not null;
create index delivery_open on delivery (instance_id) where to_position is null;

grant select, insert on entry to {app};
grant select, update on chain_head to {app};
grant select, insert, delete on entry_record, record_owner, entry_party to {app};
grant select, insert, update, delete on delivery to {app};
