-- Where the database stood when its service last started: another place means that it was put back from a backup or a copy,
-- and that readers may hold cursors from after that. Empty until the first start.
alter table seamark.log_head add column place text not null default '';
