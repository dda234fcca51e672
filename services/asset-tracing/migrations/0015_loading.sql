-- Millions of lines come in. That the writer may write to the file is asked once for a statement, and no longer once for each line: the
-- transaction names the file, and takes in lines of no other. Who may write is the same as for every part of a file.
do $$
declare
	part text;
begin
	foreach part in array array['tracing_transfer', 'tracing_account'] loop
		execute format('drop policy seamark_writers_insert on %I', part);
		execute format($policy$create policy seamark_writers_insert on %I for insert with check (file = (
			select whole.id from tracing_file as whole
			where whole.id = nullif(current_setting('seamark.tracing_file', true), '')::uuid
				and (select seamark.writers()) is not null and (select seamark.principal()) is null))$policy$, part);
	end loop;
end;
$$;

-- Lines went through here before they were compared. They are compared in the service now.
drop table tracing_staged;
