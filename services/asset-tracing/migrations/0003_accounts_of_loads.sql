-- Which load brought an account: it goes with the load where that is given up. Null for those that were there before.
alter table tracing_account add column load uuid;
create index tracing_account_of_load on tracing_account (load);
