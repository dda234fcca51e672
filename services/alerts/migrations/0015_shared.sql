-- The hub whose agency wrote it; null for this one. An alert of another hub is written by the service exchange alone.
alter table alert add column hub text;
create index alert_own on alert (id) where hub is null;
