-- Companies are charged too (UNTOC, Art. 10), and a charge says when the acts were and what the law of those days said. Charges from before
-- name a person, no day and no law.
alter table charge alter column person_id drop not null,
	add column entity_id uuid references entity (id),
	-- criminal, civil or administrative; null for persons.
	add column liability text,
	add column acted jsonb not null default '[]',
	add column law jsonb,
	add check ((person_id is null) <> (entity_id is null)),
	add check ((liability is null) = (entity_id is null));
create index charge_entity on charge (entity_id) where entity_id is not null;
