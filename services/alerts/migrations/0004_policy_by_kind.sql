-- The policy asks for scopes and roles by the kind of record.
select seamark.govern('alert', 'alert'), seamark.govern('alert_version', 'alert');
drop function seamark.in_scope();
