-- Kinds of record, each with the rule that decides who may see it: by its audience, by its owner, by the parties that it names,
-- or by the grants of its owner. The same rules in TypeScript are src/audience.ts, own.ts, parties.ts and grants.ts.

-- Kinds -----------------------------------------------------------------------------------------------------------

-- What the database knows of each kind: its rule, its actions with their scopes and roles, its purposes. A constant in a
-- function and not a table, so that it is part of a plan and no query pays for looking it up.
create or replace function seamark.kinds() returns jsonb language sql stable parallel safe return '{}'::jsonb;

-- Tells the database of a kind, or tells it anew. The statement for a kind of src/kinds.ts is what src/kind.ts prints.
create or replace function seamark.kind(name text, data jsonb) returns void language plpgsql as $$
begin
	execute format('create or replace function seamark.kinds() returns jsonb language sql stable parallel safe return %L::jsonb',
		seamark.kinds() || jsonb_build_object(name, data));
end;
$$;

-- What the kind asks for the action of this transaction; null, which admits nobody, for an unknown kind or action.
create or replace function seamark.asked(kind text) returns jsonb language sql stable parallel safe
return seamark.kinds() -> kind -> 'actions' -> seamark.action();

-- The parts of the rules that depend on the principal alone -------------------------------------------------------

-- True when the token's scopes and the purpose allow the action for records of this kind. Where the asking service has
-- vouched for the caller there is no token. An agency that is missing needs no question here: it is equal to none.
-- Not inlined, like what follows: a session plans it once, and no query plans it again.
create or replace function seamark.in_scope(kind text) returns boolean language plpgsql stable parallel safe as $$
begin
	return coalesce(
		case seamark.asked(kind) ->> 'scopes'
			when 'vouched' then true
			-- A JSON list of scopes is written as an array is, but for its brackets.
			else seamark.now() is not null
				and seamark.principal() -> 'scopes' ?| translate(seamark.asked(kind) ->> 'scopes', '[]', '{}')::text[]
		end
		and (
			seamark.kinds() -> kind -> 'purposes' is null
			or seamark.kinds() -> kind -> 'purposes' ? (seamark.principal() ->> 'purpose')
		), false);
end;
$$;

create or replace function seamark.in_role(kind text, role text) returns boolean language plpgsql stable parallel safe as $$
begin
	return coalesce(seamark.asked(kind) -> 'roles' ? role, false);
end;
$$;

-- The agency that asks, if it may do this at all; null, which is equal to no agency, otherwise.
create or replace function seamark.reader(kind text) returns uuid language sql stable parallel safe
return case when seamark.in_scope(kind) then seamark.agency() end;

create or replace function seamark.reader(kind text, role text) returns uuid language sql stable parallel safe
return case when seamark.in_role(kind, role) then seamark.reader(kind) end;

-- The agency that asks, as a record may name it: once with each role that may do this.
create or replace function seamark.reading_parties(kind text) returns text[] language sql stable parallel safe
begin atomic
	select array_agg(role || ':' || seamark.reader(kind)) from jsonb_array_elements_text(seamark.asked(kind) -> 'roles') as role;
end;

-- Those on whose behalf this transaction writes, as a record may name them: once with each role that may write.
create or replace function seamark.writing_parties(kind text) returns text[] language sql stable parallel safe
begin atomic
	select array_agg(role || ':' || writer)
	from jsonb_array_elements_text(seamark.kinds() -> kind -> 'writers') as role, unnest(seamark.writers()) as writer;
end;

-- The rules -------------------------------------------------------------------------------------------------------

-- Puts a table under row-level security, its owner too. `reads` and `writes` are conditions on a row:
--   seamark_may     a select sees what the principal may do `seamark.action` to
--   seamark_writers insert, update (old row and new) and, if `deletes`, delete are for those of `seamark.writers`;
--                   it also lets them see these rows, or no update could find them
-- Every (select ...) in a condition is evaluated once per query. Conditions stand in the policy itself, since a function
-- called for every row costs three times as much, and are stated positively, so that a null admits nothing.
create or replace function seamark.guard(guarded regclass, reads text, writes text, deletes boolean) returns void
language plpgsql as $$
declare
	policy text;
begin
	execute format('alter table %s enable row level security', guarded);
	execute format('alter table %s force row level security', guarded);
	foreach policy in array array['may', 'writers', 'writers_insert', 'writers_update', 'writers_delete'] loop
		execute format('drop policy if exists %I on %s', 'seamark_' || policy, guarded);
	end loop;
	execute format('create policy seamark_may on %s for select using (%s)', guarded, reads);
	execute format('create policy seamark_writers on %s for select using (%s)', guarded, writes);
	execute format('create policy seamark_writers_insert on %s for insert with check (%s)', guarded, writes);
	execute format('create policy seamark_writers_update on %s for update using (%s) with check (%2$s)', guarded, writes);
	if deletes then
		execute format('create policy seamark_writers_delete on %s for delete using (%s)', guarded, writes);
	end if;
end;
$$;

create or replace function seamark.expect_rule(kind text, rule text) returns void language plpgsql as $$
begin
	if seamark.kinds() -> kind ->> 'rule' is distinct from rule then
		raise exception 'No kind of record "%" has the rule "%". Tell the database of the kind first: select seamark.kind(...).', kind, rule;
	end if;
end;
$$;

-- By the audience, for a table with the columns of seamark.governed. CASE keeps the planner from multiplying the conditions
-- into an estimate of next to no rows, for which it picks plans that take long to give the first page.
create or replace function seamark.govern(governed regclass, record text) returns void language plpgsql as $govern$
begin
	perform seamark.expect_rule(record, 'audience');
	perform seamark.guard(governed, format($policy$case
		when not (select seamark.in_scope(%1$L)) then false
		when tlp = any ((select seamark.cleared())::text[]) then case
			when originator_agency = (select seamark.agency()) then (select seamark.in_role(%1$L, 'originator'))
			when not (select seamark.in_role(%1$L, 'reader')) then false
			when originator_agency <> (select seamark.agency()) then
				not (select seamark.agency()) = any (excluded_agencies)
				and (
					(select seamark.agency()) = any (audience_agencies)
					or (
						tlp <> 'red'
						and (
							(select seamark.principal() ->> 'region') = any (audience_regions)
							or (select seamark.principal() ->> 'country') = any (audience_countries)
						)
						and (audience_kinds = '{}' or (select seamark.principal() ->> 'kind') = any (audience_kinds))
					)
				)
				and (use_purposes = '{}' or (select seamark.principal() ->> 'purpose') = any (use_purposes))
				and not ('H1' = any (use_codes) and (select seamark.principal() ->> 'purpose') = 'prosecution')
				and not ('H2' = any (use_codes) and (select seamark.action()) = 'export')
				and (expires_at is null or expires_at > (select seamark.now()))
				and (
					originator_country = (select seamark.principal() ->> 'country')
					or (originator_country, topic, ages) in (select country, topic, ages from seamark.flows(%1$L))
				)
		end
	end$policy$, record), 'originator_agency = any ((select seamark.writers())::uuid[])', false);
end;
$govern$;

-- By the owner, for a table with a column `agency`.
create or replace function seamark.own(owned regclass, kind text) returns void language plpgsql as $own$
begin
	perform seamark.expect_rule(kind, 'own');
	perform seamark.guard(owned, format('agency = (select seamark.reader(%L))', kind),
		'agency = any ((select seamark.writers())::uuid[])', true);
end;
$own$;

-- The agencies that a record names, each as role:agency. An index finds an agency's records among everybody's.
create table if not exists seamark.named (parties text[] not null);
create index if not exists named_parties on seamark.named using gin (parties);

-- By the parties, for a table with the column of seamark.named.
create or replace function seamark.parties(named regclass, kind text) returns void language plpgsql as $parties$
begin
	perform seamark.expect_rule(kind, 'parties');
	perform seamark.guard(named, format('parties && (select seamark.reading_parties(%L))', kind),
		format('parties && (select seamark.writing_parties(%L))', kind), false);
end;
$parties$;

-- Grants: to an agency, for a purpose, until a time, by the owner of the record.
create table if not exists seamark.granted (
	record uuid not null,
	giver uuid not null,
	receiver uuid not null,
	purpose text not null,
	until timestamptz not null,
	primary key (record, giver, receiver, purpose)
);
create index if not exists granted_receiver on seamark.granted (receiver, until);

-- The book of the grants of a kind, a table with the columns of seamark.granted: for who gave and who received them.
create or replace function seamark.book(book regclass, kind text) returns void language plpgsql as $book$
begin
	perform seamark.expect_rule(kind, 'grants');
	perform seamark.guard(book, format('giver = (select seamark.reader(%1$L)) or receiver = (select seamark.reader(%1$L))', kind),
		'giver = any ((select seamark.writers())::uuid[])', true);
end;
$book$;

-- By owner and grants, for a table with a column `agency`; `key` is the column with the id of the record that grants name.
-- That a grant is of the owner is asked with the pair; the ids alone stand before it, since an index can serve them.
create or replace function seamark.grants(owned regclass, kind text, book regclass, key name) returns void
language plpgsql as $grants$
begin
	perform seamark.expect_rule(kind, 'grants');
	perform seamark.guard(owned, format($policy$
		agency = (select seamark.reader(%2$L, 'owner'))
		or (
			%1$I = any (array(select record from %3$s where receiver = (select seamark.reader(%2$L, 'grantee'))))
			and (%1$I, agency) in (
				select record, giver from %3$s
				where receiver = (select seamark.reader(%2$L, 'grantee'))
					and purpose = (select seamark.principal() ->> 'purpose')
					and until > (select seamark.now())
			)
		)$policy$, key, kind, book), 'agency = any ((select seamark.writers())::uuid[])', true);
end;
$grants$;

-- Parts of a record, for a table that names it in the column `key`: who may see the record sees them, and who may write it
-- writes them. In a transaction that reads for a principal nothing of it is written.
create or replace function seamark.part_of(part regclass, key name, whole regclass, deletes boolean default false) returns void
language plpgsql as $part$
declare
	seen text := format('exists (select from %s as whole where whole.id = %s.%I)', whole, part, key);
begin
	perform seamark.guard(part, seen,
		format('(select seamark.writers()) is not null and (select seamark.principal()) is null and %s', seen), deletes);
end;
$part$;

-- The kinds of the services that are there ------------------------------------------------------------------------

select seamark.kind('alert', '{"rule":"audience","actions":{"read":{"scopes":["alerts:read"],"roles":["originator","reader"]},"export":{"scopes":["alerts:export"],"roles":["originator","reader"]},"change":{"scopes":["alerts:raise"],"roles":["originator"]},"acknowledge":{"scopes":["alerts:read"],"roles":["reader"]},"feedback":{"scopes":["alerts:read"],"roles":["reader"]}}}');
select seamark.kind('report', '{"rule":"own","actions":{"read":{"scopes":["cases:read","cases:write","cases:import","reports:takeIn","statistics:read","links:lookUp"]},"change":{"scopes":["reports:takeIn"]}}}');
select seamark.kind('case', '{"rule":"own","actions":{"read":{"scopes":["cases:read","cases:write","cases:import","reports:takeIn","statistics:read","links:lookUp"]},"change":{"scopes":["cases:write","cases:import"]}}}');
select seamark.kind('person', '{"rule":"own","actions":{"read":{"scopes":["cases:read","cases:write","cases:import","reports:takeIn","statistics:read","links:lookUp"]},"change":{"scopes":["cases:write","cases:import"]}}}');
select seamark.kind('identity', '{"rule":"own","actions":{"read":{"scopes":"vouched"}}}');
