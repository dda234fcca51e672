-- Who reads and for what is worked out once for a query, not once for each flow or row.

-- A function that is not inlined, so that its argument, which is costly here, is worked out once.
create or replace function seamark.as_uuid(value text) returns uuid language plpgsql immutable parallel safe as $$
begin
  return case when pg_input_is_valid(value, 'uuid') then value::uuid end;
end;
$$;

create or replace function seamark.agency() returns uuid language sql stable parallel safe
return seamark.as_uuid(seamark.principal() ->> 'agency');

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
    and flow -> 'purposes' ? (select seamark.principal() ->> 'purpose')
    and (flow ->> 'ages' = 'any' or age = 'child')
    and case
      when flow -> 'topics' ? 'trafficking-and-smuggling'
      then flow -> 'topics' || '["trafficking", "smuggling"]'
      else flow -> 'topics'
    end ?& crime.parts;
end;
