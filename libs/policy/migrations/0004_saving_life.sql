-- A record that says a life is at risk is for everybody whom its audience names and who wants to save it, whatever purposes it lists
-- and whatever was agreed between the countries. Exclusion, TLP, clearance and expiry stay as they are. The same in src/audience.ts.

alter table seamark.governed add column if not exists life_at_risk boolean not null default false;

create or replace function seamark.govern(governed regclass, record text) returns void language plpgsql as $govern$
begin
	perform seamark.expect_rule(record, 'audience');
	-- A table of before this column came.
	execute format('alter table %s add column if not exists life_at_risk boolean not null default false', governed);
	perform seamark.guard(governed, format($policy$case
		when not (select seamark.in_scope(%1$L)) then false
		when tlp = any ((select seamark.cleared())::text[]) then case
			when originator_agency = (select seamark.agency()) then (select seamark.in_role(%1$L, 'originator'))
			when not (select seamark.in_role(%1$L, 'reader')) then false
			when originator_agency <> (select seamark.agency()) then
				not (select seamark.agency()) = any (excluded_agencies)
				and (
					(select seamark.agency()) = any (audience_agencies)
					or (
						tlp <> 'red'
						and (
							(select seamark.principal() ->> 'region') = any (audience_regions)
							or (select seamark.principal() ->> 'country') = any (audience_countries)
						)
						and (audience_kinds = '{}' or (select seamark.principal() ->> 'kind') = any (audience_kinds))
					)
				)
				and (
					use_purposes = '{}'
					or (select seamark.principal() ->> 'purpose') = any (use_purposes)
					or (life_at_risk and (select seamark.principal() ->> 'purpose') = 'life-saving')
				)
				and not ('H1' = any (use_codes) and (select seamark.principal() ->> 'purpose') = 'prosecution')
				and not ('H2' = any (use_codes) and (select seamark.action()) = 'export')
				and (expires_at is null or expires_at > (select seamark.now()))
				and (
					originator_country = (select seamark.principal() ->> 'country')
					or (originator_country, topic, ages) in (select country, topic, ages from seamark.flows(%1$L))
					or (life_at_risk and (select seamark.principal() ->> 'purpose') = 'life-saving')
				)
		end
	end$policy$, record), 'originator_agency = any ((select seamark.writers())::uuid[])', false);
end;
$govern$;
