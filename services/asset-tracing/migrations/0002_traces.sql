-- What was asked of a trace, and up to which transfer. From these the same trace is made again at any time.
create table tracing_trace (
	id uuid primary key,
	file uuid not null references tracing_file (id),
	asked jsonb not null,
	up_to integer not null,
	made_at timestamptz not null,
	by_post uuid not null
);
create index tracing_trace_of_file on tracing_trace (file, id);
select seamark.part_of('tracing_trace', 'file', 'tracing_file');
grant select, insert on tracing_trace to {app};
