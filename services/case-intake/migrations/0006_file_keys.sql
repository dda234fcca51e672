-- Files of a case are sealed with keys that the vault keeps under the case's key, and go with it. So a file is kept once in each place
-- that it was put to, and not once for all of them.

-- The owner converts what is there, whoever it belongs to.
alter table attachment no force row level security;
alter table attachment_blob no force row level security;

alter table attachment add column upload_id uuid,
	-- What seals its pieces. hub: it was put there before this migration, and the hub's key opens it. case: the vault has its key.
	add column sealed_by text not null default 'hub' check (sealed_by in ('hub', 'case'));
update attachment a set upload_id = b.upload_id from attachment_blob b where b.agency = a.agency and b.sha256 = a.sha256;
alter table attachment alter column upload_id set not null, alter column sealed_by drop default,
	drop constraint attachment_agency_sha256_fkey;
drop table attachment_blob;
create index attachment_pieces on attachment (upload_id);

alter table attachment force row level security;
-- What is erased is not kept as a name and a hash.
grant delete on attachment to {app};
