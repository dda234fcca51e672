-- Every statement names the agency too, and with it alone in the primary key PostgreSQL went through all keys of the agency to find
-- those of one identity.
drop index blind_key_identity;
create index blind_key_identity on blind_key (agency, identity_no);
