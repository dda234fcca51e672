-- The keys that agencies sign statements of mutual legal assistance with. Signatures are to verify for good, so a key is never
-- removed: the next one ends it. Private halves of hosted agencies are sealed as those of tokens are, under another name.
create table identity.statement_key (
	agency_id uuid not null references identity.agency,
	-- RFC 7638 thumbprint of a hosted key; what the agency calls it, for a sovereign one.
	kid text not null,
	jwk jsonb not null,
	-- AES-256-GCM under the hub key, bound to agency and kid; null for a sovereign key, and soon after the key has ended.
	sealed bytea,
	from_time timestamptz not null,
	until_time timestamptz,
	primary key (agency_id, kid),
	check (until_time is null or until_time >= from_time)
);
create unique index statement_key_now on identity.statement_key (agency_id) where until_time is null;

grant select, insert on identity.statement_key to {app};
grant update on identity.statement_key to {app};
