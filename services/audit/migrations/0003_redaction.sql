-- Entries of before that hold text of people: they are given out without it. Each stands here with the hash of what is left,
-- which an entry of the chain (EntriesRedacted) names too.
create table redaction (
	seq bigint primary key,
	sha256 bytea not null check (octet_length(sha256) = 32)
);

-- How far the chain has been looked through for such entries. What is recorded from now on holds none.
create table redaction_head (
	one boolean primary key default true check (one),
	seq bigint not null default 0
);
insert into redaction_head default values;

grant select, insert on redaction to {app};
grant select, update on redaction_head to {app};
