-- Who proposed a secondment: who also serves at the home agency does not confirm it. Empty where a system did, and for those of before.
alter table identity.posting add column proposed_by uuid;
