-- The bytes of files are in a store of files, where the hub has one: sealed in parts as they come (parts), or, for files from before, in
-- the pieces that were in the database, under the key that they always had (pieces). A job moves those; see src/papers/file-store.
alter table attachment add column kept_as text not null default 'database' check (kept_as in ('database', 'pieces', 'parts'));
create index attachment_in_database on attachment (agency, upload_id) where kept_as = 'database';
grant update (kept_as) on attachment to {app};

-- Bytes in the store of files that are nobody's any more. Written with the erasure, and gone once they are.
create table attachment_gone (
	upload_id uuid primary key,
	agency uuid not null
);
select seamark.own('attachment_gone', 'case');
grant select, insert, delete on attachment_gone to {app};
