-- Files of requests: each side has its own, under keys of its own. The bytes lie in the store of files; here is what they are, who has had
-- them, and how far an upload is.

create table mla_file (
	id uuid not null,
	agency uuid not null,
	request uuid not null,
	-- The side that put it there. The other side has it once a statement names it.
	made_by text not null check (made_by in ('requesting', 'requested')),
	name text not null,
	-- coming: an upload is under way. awaited: the other side named it, and its bytes are not here yet. refused: they are not what was
	-- announced. erased: the bytes and their key are gone, and what they were stays.
	state text not null check (state in ('coming', 'awaited', 'here', 'refused', 'erased')),
	why text,
	size bigint not null,
	-- As it was announced, and as it is; of an upload that announced none, nothing before it is here.
	sha256 text,
	media_type text,
	-- Id of the bytes in the store of files, and their key under the hub's key.
	stored_as uuid not null,
	sealed_key bytea,
	added_by uuid,
	added_at timestamptz not null,
	version integer not null,
	primary key (agency, id)
);
create index mla_file_of_request on mla_file (agency, request, id);
create index mla_file_stored on mla_file (stored_as);
create index mla_file_awaited on mla_file (agency) where state = 'awaited';
select seamark.own('mla_file', 'mla-request');
grant select, insert, update on mla_file to {app};

-- Who has had a file, since when and where: each hand-over as it was signed, chained by hashes.
create table mla_custody (
	agency uuid not null,
	file uuid not null,
	number integer not null,
	hash text not null,
	bytes text not null,
	signature text not null,
	known_at timestamptz not null,
	primary key (agency, file, number)
);
select seamark.own('mla_custody', 'mla-request');
grant select, insert on mla_custody to {app};

-- Uploads under way, for all instances.
create table mla_upload (
	id uuid not null,
	agency uuid not null,
	length bigint not null,
	bytes bigint not null,
	parts integer not null,
	chain text not null,
	sessions integer not null,
	metadata jsonb not null,
	expires_at timestamptz not null,
	session uuid,
	locked_until timestamptz,
	primary key (agency, id)
);
create index mla_upload_expires on mla_upload (agency, expires_at);
select seamark.own('mla_upload', 'mla-request');
grant select, insert, update, delete on mla_upload to {app};
