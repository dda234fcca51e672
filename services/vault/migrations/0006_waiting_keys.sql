-- Keys of identities that wait to be taken in, apart from the index and by who sent them: whoever may send much must not fill the keys of
-- a name, so that others of that name are not found. They come into the index once somebody takes them in.
create table waiting_key (
	agency uuid not null,
	-- Who sent it: an agency, or a duty post of the own one.
	source uuid not null,
	key bigint not null,
	identity_no bigint not null,
	primary key (agency, key, source, identity_no)
);
create index waiting_key_identity on waiting_key (agency, identity_no);
select seamark.own('waiting_key', 'identity');
grant select, insert, delete on waiting_key to {app};
