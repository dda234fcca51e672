-- How far the live streams of a feed's process have got: one row for each process instead of a change of every open
-- delivery for every entry that it writes. What is certain of an open delivery is worked out when it is read.
create table delivery_progress (
	instance_id text primary key,
	-- The latest such entry: its place in the chain, its position in the producer's log, and how far its streams were by then.
	seq bigint not null,
	position bigint not null,
	to_position bigint not null
) with (fillfactor = 10);

-- The place in the chain after which entries of the instance say something of this delivery: its opening, or the last entry
-- that named it as still catching up. What came before is counted in certain_position.
alter table delivery add column progress_after bigint not null default 0;

-- Open deliveries are looked for by where they began, and by nothing else any more.
drop index delivery_open;
create index delivery_open on delivery (from_position) where to_position is null;

grant select, insert, update, delete on delivery_progress to {app};
