-- A file that was closed long ago is erased: its key first, then what was loaded. Books, orders and what was owed stay, without persons.
alter table tracing_file add column erased_at timestamptz;
create index tracing_file_closed on tracing_file (closed_at) where closed_at is not null and erased_at is null;
select seamark.part_of('tracing_trace', 'file', 'tracing_file', true);
grant delete on tracing_trace to {app};
