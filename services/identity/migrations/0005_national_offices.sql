-- Which agency is the national rapporteur of its country, and which the national coordinator: these alone see what is counted over all
-- agencies of the country. Nobody is either until the coordination centre says so.
alter table identity.agency add column national_office text check (national_office in ('rapporteur', 'coordinator'));
create unique index agency_national_office on identity.agency (country, national_office) where national_office is not null;
