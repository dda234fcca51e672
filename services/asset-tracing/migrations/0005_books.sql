-- The books of a tracing file: what is restrained, advanced, spent and given back. Nothing is changed or taken out: what was wrong is reversed.
-- The database holds that by itself, no matter who writes.

create table tracing_transaction (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	-- Place in the book. Two that are decided at once want the same place, and one of them is decided again.
	no integer not null check (no > 0),
	-- Why, and on what legal ground.
	source text not null check (source <> ''),
	-- The transaction that this one undoes whole: once.
	reverses uuid unique references tracing_transaction (id),
	booked_at timestamptz not null,
	by_post uuid not null,
	unique (file, no)
);
select seamark.part_of('tracing_transaction', 'file', 'tracing_file');

-- Minor units that one account gets; what it gives is below zero.
create table tracing_posting (
	file uuid not null,
	no integer not null,
	n integer not null,
	account text not null,
	currency text not null,
	amount bigint not null check (amount <> 0),
	primary key (file, no, n),
	foreign key (file, no) references tracing_transaction (file, no)
);
select seamark.part_of('tracing_posting', 'file', 'tracing_file');
grant select, insert on tracing_transaction, tracing_posting to {app};

create function tracing_keep_books() returns trigger language plpgsql as $$
begin
	raise exception 'Books are not changed: reverse the transaction.' using errcode = 'check_violation';
end;
$$;
create trigger tracing_transaction_kept before update or delete or truncate on tracing_transaction
	for each statement execute function tracing_keep_books();
create trigger tracing_posting_kept before update or delete or truncate on tracing_posting
	for each statement execute function tracing_keep_books();

-- Postings of a transaction come together: those that come later would need a number that is taken, or leave out the first.
create function tracing_check_postings() returns trigger language plpgsql as $$
begin
	if exists (select from added group by file, no, currency having sum(amount) <> 0) then
		raise exception 'A transaction does not come to zero.' using errcode = 'check_violation';
	end if;
	if exists (select from added group by file, no having min(n) <> 1 or count(*) < 2) then
		raise exception 'The postings of a transaction do not come together.' using errcode = 'check_violation';
	end if;
	return null;
end;
$$;
create trigger tracing_posting_sums after insert on tracing_posting
	referencing new table as added for each statement execute function tracing_check_postings();

create function tracing_check_transactions() returns trigger language plpgsql as $$
begin
	if exists (
		select from added a where not exists (select from tracing_posting p where p.file = a.file and p.no = a.no)
	) then
		raise exception 'A transaction has no postings.' using errcode = 'check_violation';
	end if;
	if exists (
		select from added a join tracing_transaction before on before.id = a.reverses
		where before.file <> a.file or before.reverses is not null or exists (
			select from tracing_posting p where p.file = a.file and p.no in (a.no, before.no)
			group by p.account, p.currency having sum(p.amount) <> 0
		)
	) then
		raise exception 'A reversal does not undo one whole transaction.' using errcode = 'check_violation';
	end if;
	return null;
end;
$$;
create trigger tracing_transaction_whole after insert on tracing_transaction
	referencing new table as added for each statement execute function tracing_check_transactions();

-- What would leave less in custody waits here for a second person.
create table tracing_release (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	source text not null,
	postings jsonb not null,
	reverses uuid,
	-- Changes with everything in it: what is confirmed is what was prepared.
	digest text not null,
	state text not null check (state in ('waiting', 'released')),
	prepared_at timestamptz not null,
	prepared_by_officer uuid not null,
	prepared_by_post uuid not null,
	answer_by timestamptz not null,
	released_at timestamptz,
	released_by_officer uuid,
	transaction uuid,
	version integer not null,
	check (released_by_officer <> prepared_by_officer)
);
create index tracing_release_of_file on tracing_release (file, id);
select seamark.part_of('tracing_release', 'file', 'tracing_file');
grant select, insert, update on tracing_release to {app};
