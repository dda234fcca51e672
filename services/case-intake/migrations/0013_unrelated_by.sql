-- Who vouches that an offence is unrelated to what was done to a person. What one officer alone has called so before stays as it is, and says
-- that it is from before.
update person set suspicion = suspicion || jsonb_build_object('unrelatedBy', case when suspicion ->> 'relation' = 'unrelated' then 'before' end)
where suspicion is not null;
