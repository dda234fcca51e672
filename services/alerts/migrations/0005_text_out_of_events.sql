-- Events of alerts once carried words of people: the conditions of use, and the reason of a recall. They go from the log that is
-- there, since a recall is to leave nothing. What an event holds besides keeps its bytes.

-- A number of base 128 as protobuf writes it: {the number, the place after it}.
create function pg_temp.read_varint(data bytea, place integer) returns bigint[] language plpgsql immutable as $$
declare
	value bigint := 0;
	shift integer := 0;
	part integer;
begin
	loop
		part := get_byte(data, place);
		value := value | ((part & 127)::bigint << shift);
		place := place + 1;
		exit when part < 128;
		shift := shift + 7;
	end loop;
	return array[value, place];
end;
$$;

create function pg_temp.write_varint(value bigint) returns bytea language plpgsql immutable as $$
declare
	written bytea := '';
begin
	while value > 127 loop
		written := written || set_byte('\x00', 0, (value & 127 | 128)::integer);
		value := value >> 7;
	end loop;
	return written || set_byte('\x00', 0, value::integer);
end;
$$;

-- The message without the field that the path leads to, from field to field.
create function pg_temp.without(data bytea, path integer[]) returns bytea language plpgsql immutable as $$
declare
	place integer := 0;
	began integer;
	kept bytea := '';
	tag bigint[];
	size bigint[];
	within bytea;
begin
	while place < octet_length(data) loop
		began := place;
		tag := pg_temp.read_varint(data, place);
		place := tag[2];
		case tag[1] & 7
			when 0 then place := (pg_temp.read_varint(data, place))[2];
			when 1 then place := place + 8;
			when 5 then place := place + 4;
			when 2 then
				size := pg_temp.read_varint(data, place);
				place := size[2] + size[1];
		end case;
		if tag[1] >> 3 <> path[1] then
			kept := kept || substring(data from began + 1 for place - began);
		elsif cardinality(path) > 1 then
			within := pg_temp.without(substring(data from size[2]::integer + 1 for size[1]::integer), path[2:]);
			kept := kept || substring(data from began + 1 for tag[2]::integer - began) || pg_temp.write_varint(octet_length(within)) || within;
		end if;
	end loop;
	return kept;
end;
$$;

update seamark.log_entry e set data = stripped.data
from (
	select position, case type
		when 'seamark.events.v1.AlertRaised' then pg_temp.without(data, '{4,6,5}')
		when 'seamark.events.v1.AlertUpdated' then pg_temp.without(pg_temp.without(data, '{4,6,5}'), '{6,6,5}')
		else pg_temp.without(pg_temp.without(data, '{4,6,5}'), '{6}')
	end as data
	from seamark.log_entry
	where type in ('seamark.events.v1.AlertRaised', 'seamark.events.v1.AlertUpdated', 'seamark.events.v1.AlertRecalled')
) stripped
where e.position = stripped.position and e.data <> stripped.data;
