-- What one unit asks another one, or tells it unasked. The text of every step is sealed under a key of the message.
create table tracing_message (
	id uuid primary key,
	kind text not null check (kind in ('request', 'disclosure')),
	sender uuid not null,
	receiver uuid not null,
	purpose text not null,
	-- Whether the receiver may use it for something else: never, or with consent that is asked for before.
	onward text not null check (onward in ('no', 'with-consent')),
	feedback_by timestamptz,
	lookup uuid references tracing_lookup (id),
	sent_at timestamptz not null,
	key_id text not null,
	wrapped bytea not null,
	-- Steps that it has; the first one is what was sent.
	version integer not null,
	like seamark.named including all,
	check (sender <> receiver)
);
select seamark.parties('tracing_message', 'asset-message');
create table tracing_message_step (
	message uuid not null references tracing_message (id),
	n integer not null check (n > 0),
	kind text not null,
	by_agency uuid not null,
	by_post uuid not null,
	at timestamptz not null,
	sealed bytea not null,
	primary key (message, n)
);
select seamark.part_of('tracing_message_step', 'message', 'tracing_message');
grant select, insert, update on tracing_message to {app};
grant select, insert on tracing_message_step to {app};
