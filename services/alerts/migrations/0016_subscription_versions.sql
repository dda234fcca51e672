-- Of two who change a subscription at once one is told.
alter table subscription add column version integer not null default 1;
