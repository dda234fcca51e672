-- Ownership is a rule of the shared policy now. A service vouches for the agency that it asks for, so no scope is looked at; who sees
-- and writes what stays as it was.
do $$
declare
	owned text;
begin
	foreach owned in array array['agency_key', 'case_key', 'identity', 'blind_key', 'file_key'] loop
		execute format('drop policy %I on %I', owned || '_read', owned);
		execute format('drop policy %I on %I', owned || '_write', owned);
		perform seamark.own(owned::regclass, 'identity');
	end loop;
end;
$$;
