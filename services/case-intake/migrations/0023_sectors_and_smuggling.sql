-- Where somebody was exploited, one bit a code, and what is known of how somebody was smuggled: fee, terms, services, and a suspect's level.
alter table person add column sectors integer not null default 0, add column smuggling jsonb;
