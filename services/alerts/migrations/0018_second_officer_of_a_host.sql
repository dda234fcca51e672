-- Which officer approved a host, who is another one than the officer who set or confirmed a webhook to it. Empty for those of before.
alter table webhook_host add column approved_by uuid;
