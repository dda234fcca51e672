-- A proposal names an officer of another agency by an id that the host may have made up. It is kept all the same: were it refused,
-- the host would learn who is an officer there. The home agency sees and confirms proposals of its own officers alone.
alter table identity.posting drop constraint posting_officer_id_fkey;
