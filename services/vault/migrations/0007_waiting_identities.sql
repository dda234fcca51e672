-- Who sent an identity that waits to be taken in; null once it is taken in. With its keys alone nobody knew it where the keys of a source
-- were full, or the index is made anew: it must not come into the index by that.
alter table identity add column source uuid;
