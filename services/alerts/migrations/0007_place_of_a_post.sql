-- How far a duty post has followed the feed, for each filter: whoever comes next goes on from there.
create table feed_place (
	post uuid not null,
	-- Digest of the filter, or of the subscription's id.
	filter text not null,
	agency uuid not null,
	position bigint not null,
	kept_at timestamptz not null,
	primary key (post, filter)
);
alter table feed_place enable row level security;
alter table feed_place force row level security;
create policy feed_place_read on feed_place for select using (agency = (select seamark.agency()));
create policy feed_place_write on feed_place
	using (agency = any ((select seamark.writers())::uuid[])) with check (agency = any ((select seamark.writers())::uuid[]));
grant select, insert, update on feed_place to {app};

-- What a post has not acknowledged yet is asked for by post.
create index acknowledgement_post on acknowledgement (post, alert_id, version);
