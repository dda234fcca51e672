-- The rule of src/may.ts as row-level security. Idempotent, for PostgreSQL 16 or later, and needs no superuser:
-- the owner role of a service's database runs it in a migration, before the tables that it governs.
--
--   create table alert (id uuid primary key, ..., like seamark.governed including all);
--   select seamark.govern('alert', 'alert');
--   grant select, insert, update on alert to <application role>;
--
-- A change of the rule is a new migration: run this file again, then seamark.govern again for every governed table.

create schema if not exists seamark;
-- Functions only; nothing in this schema holds data.
grant usage on schema seamark to public;

-- The columns that the rule decides over. Empty audience arrays are nobody; null is refused, since null is no answer.
create table if not exists seamark.governed (
  originator_agency uuid not null,
  originator_country text not null,
  topic text not null,
  ages text not null,
  tlp text not null,
  audience_regions text[] not null,
  audience_countries text[] not null,
  audience_kinds text[] not null,
  audience_agencies uuid[] not null,
  excluded_agencies uuid[] not null,
  use_codes text[] not null,
  use_purposes text[] not null,
  expires_at timestamptz
);

-- The context of the transaction ----------------------------------------------------------------------------------
-- Set with set_config(name, value, true). A setting that was never set reads as null, one of an earlier transaction of
-- the same connection as an empty string; both, and malformed values, are null here, and null admits no row.

create or replace function seamark.principal() returns jsonb language sql stable parallel safe
return case
  when pg_input_is_valid(current_setting('seamark.principal', true), 'jsonb')
  then current_setting('seamark.principal', true)::jsonb
end;

create or replace function seamark.agency() returns uuid language sql stable parallel safe
return case
  when pg_input_is_valid(seamark.principal() ->> 'agency', 'uuid')
  then (seamark.principal() ->> 'agency')::uuid
end;

create or replace function seamark.action() returns text language sql stable parallel safe
return current_setting('seamark.action', true);

create or replace function seamark.now() returns timestamptz language sql stable parallel safe
return case
  when pg_input_is_valid(current_setting('seamark.now', true), 'timestamptz')
  then current_setting('seamark.now', true)::timestamptz
end;

-- The agencies on whose behalf this transaction writes: a JSON list, since one commit holds the rows of many.
create or replace function seamark.writers() returns uuid[] language sql stable parallel safe
begin atomic
  select array_agg(writer::uuid)
  from jsonb_array_elements_text(
    case
      when pg_input_is_valid(current_setting('seamark.writers', true), 'jsonb')
      then current_setting('seamark.writers', true)::jsonb
    end) as writer
  where pg_input_is_valid(writer, 'uuid');
end;

-- The parts of the rule that depend on the principal alone --------------------------------------------------------

-- True when the context is whole and the token's scopes allow the action.
create or replace function seamark.in_scope() returns boolean language sql stable parallel safe
return coalesce(
  seamark.agency() is not null
  and seamark.now() is not null
  and seamark.principal() -> 'scopes' ? case seamark.action()
    when 'read' then 'alerts:read'
    when 'export' then 'alerts:export'
    when 'change' then 'alerts:raise'
    when 'acknowledge' then 'alerts:read'
    when 'feedback' then 'alerts:read'
  end, false);

-- The TLP levels up to the principal's clearance; none for a clearance that is not known.
create or replace function seamark.cleared() returns text[] language sql stable parallel safe
return (array['clear', 'green', 'amber', 'amber+strict', 'red'])
  [:array_position(array['clear', 'green', 'amber', 'amber+strict', 'red'], seamark.principal() ->> 'clearance')];

-- Everything that live agreements let flow to the principal for its purpose, spelled out row by row, so that a record
-- is looked up in a hash table instead of being compared with every agreement.
create or replace function seamark.flows(record text)
returns table (country text, topic text, ages text) language sql stable parallel safe rows 100
begin atomic
  select flow ->> 'from', crime.topic, age
  from jsonb_array_elements(
      case
        when pg_input_is_valid(current_setting('seamark.flows', true), 'jsonb')
        then current_setting('seamark.flows', true)::jsonb
      end) as flow,
    (values
      ('trafficking', array['trafficking']),
      ('smuggling', array['smuggling']),
      ('trafficking-and-smuggling', array['trafficking', 'smuggling']),
      ('related-crime', array['related-crime'])) as crime (topic, parts),
    unnest(array['child', 'adult', 'any', 'unknown']) as age
  where flow -> 'records' ? flows.record
    and flow -> 'purposes' ? (seamark.principal() ->> 'purpose')
    and (flow ->> 'ages' = 'any' or age = 'child')
    and case
      when flow -> 'topics' ? 'trafficking-and-smuggling'
      then flow -> 'topics' || '["trafficking", "smuggling"]'
      else flow -> 'topics'
    end ?& crime.parts;
end;

-- The rule --------------------------------------------------------------------------------------------------------

-- Puts a table under the rule; `record` is the kind of its records. Two policies:
--   seamark_may     a select sees what the principal may do `seamark.action` to
--   seamark_writers insert and update (old row and new) for rows whose originator is one of `seamark.writers`;
--                   it also lets the writers see their own rows, or no update could find them
-- There is none for delete: it finds no row.
--
-- Every (select ...) is evaluated once per query. The conditions stand in the policy itself, since a function called for
-- every row costs three times as much. They are all stated positively, so that a null admits nothing. CASE keeps the
-- planner from multiplying the conditions into an estimate of next to no rows, for which it picks plans that take long
-- to give the first page.
create or replace function seamark.govern(governed regclass, record text) returns void language plpgsql as $govern$
begin
  execute format('alter table %s enable row level security', governed);
  execute format('alter table %s force row level security', governed);

  execute format('drop policy if exists seamark_may on %s', governed);
  execute format($policy$
    create policy seamark_may on %s for select using (case
      when not (select seamark.in_scope()) then false
      when tlp = any ((select seamark.cleared())::text[]) then case
        when originator_agency = (select seamark.agency()) then (select seamark.action()) in ('read', 'export', 'change')
        when (select seamark.action()) = 'change' then false
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
            or (originator_country, topic, ages) in (select country, topic, ages from seamark.flows(%L))
          )
      end
    end)$policy$, governed, record);

  execute format('drop policy if exists seamark_writers on %s', governed);
  execute format('drop policy if exists seamark_writers_insert on %s', governed);
  execute format('drop policy if exists seamark_writers_update on %s', governed);
  execute format($policy$
    create policy seamark_writers on %s for select
    using (originator_agency = any ((select seamark.writers())::uuid[]))$policy$, governed);
  execute format($policy$
    create policy seamark_writers_insert on %s for insert
    with check (originator_agency = any ((select seamark.writers())::uuid[]))$policy$, governed);
  execute format($policy$
    create policy seamark_writers_update on %s for update
    using (originator_agency = any ((select seamark.writers())::uuid[]))
    with check (originator_agency = any ((select seamark.writers())::uuid[]))$policy$, governed);
end;
$govern$;
