-- An alert on a life at risk is for everybody it names who wants to save it: the policy asks for this column.

select seamark.govern('alert', 'alert'), seamark.govern('alert_version', 'alert');
-- The owner converts what is there, whoever it belongs to.
alter table alert no force row level security;
alter table alert_version no force row level security;
update alert set life_at_risk = true where kind = 'life-at-risk';
update alert_version set life_at_risk = true where kind = 'life-at-risk';
alter table alert force row level security;
alter table alert_version force row level security;
