-- Reports, the cases that are made of them, and the persons in those cases. A case belongs to one agency, and nobody else
-- sees that it exists. Names, birth dates, numbers of documents and the like are in no table here: the vault of the
-- referral service has them, and a person's row carries a pseudonym and the vault's opaque id.

-- The second wall behind the services -----------------------------------------------------------------------------

-- The reading agency, when the token holds any of the scopes that reach cases; null, which admits no row, otherwise.
create function seamark.case_agency() returns uuid language sql stable parallel safe
return case
	when seamark.principal() -> 'scopes' ?| array['cases:read', 'cases:write', 'cases:import', 'reports:takeIn', 'statistics:read', 'links:lookUp']
	then seamark.agency()
end;

-- Puts a table with a column `agency` under originator control: its agency reads it, and only those who write for it write.
create function seamark.own(owned regclass) returns void language plpgsql as $own$
begin
	execute format('alter table %s enable row level security', owned);
	execute format('alter table %s force row level security', owned);
	execute format('create policy own_read on %s for select using (agency = (select seamark.case_agency()))', owned);
	execute format('create policy own_writers on %s for select using (agency = any ((select seamark.writers())::uuid[]))', owned);
	execute format('create policy own_insert on %s for insert with check (agency = any ((select seamark.writers())::uuid[]))', owned);
	execute format($policy$create policy own_update on %s for update
		using (agency = any ((select seamark.writers())::uuid[])) with check (agency = any ((select seamark.writers())::uuid[]))$policy$, owned);
	execute format('create policy own_delete on %s for delete using (agency = any ((select seamark.writers())::uuid[]))', owned);
end;
$own$;

-- Cases -----------------------------------------------------------------------------------------------------------

create table intake_case (
	id uuid primary key,
	agency uuid not null,
	-- Year and running number of the agency, for people: 2026-000123.
	reference text not null,
	title text not null,
	status text not null check (status in ('open', 'closed')),
	-- Code of the jurisdiction profile that persons are assessed under.
	jurisdiction text not null,
	summary text not null default '',
	opened_at timestamptz not null,
	opened_by_post uuid not null,
	changed_at timestamptz not null,
	closed_at timestamptz,
	close_reason text,
	version integer not null,
	custom jsonb not null default '{}',
	search tsvector generated always as (to_tsvector('simple', reference || ' ' || title || ' ' || summary)) stored,
	unique (agency, reference)
);
select seamark.own('intake_case');
create index intake_case_changed on intake_case (agency, changed_at, id);

-- Running numbers of references; one row per agency and year.
create table case_number (
	agency uuid not null,
	year integer not null,
	last integer not null,
	primary key (agency, year)
);
select seamark.own('case_number');

-- Reports ---------------------------------------------------------------------------------------------------------

create table report (
	id uuid primary key,
	-- Made by whoever wrote the report, so that it can be sent any number of times.
	client_id uuid not null,
	-- The unit that it is for.
	agency uuid not null,
	from_agency uuid not null,
	-- Null for an anonymous tip: who took it is kept nowhere.
	from_post uuid,
	channel text not null,
	caller_category text,
	urgency text not null,
	-- When it was written, by the reporter's clock, and when it came.
	captured_at timestamptz not null,
	received_at timestamptz not null,
	form_version text not null,
	-- The form as it was filled in, without identities.
	content jsonb not null,
	-- Of the form as it was sent, identities included: a report sent again says the same, or is refused.
	content_hash text not null,
	-- What duplicates are suggested by.
	country text,
	place text not null default '',
	occurred_from timestamptz,
	occurred_to timestamptz,
	entity_keys text[] not null default '{}',
	status text not null check (status in ('waiting', 'takenIn', 'merged', 'dismissed')),
	case_id uuid references intake_case (id),
	dismiss_reason text,
	taken_at timestamptz,
	taken_by_post uuid,
	due_at timestamptz not null,
	version integer not null
);
select seamark.own('report');
-- An agency sends reports to others, and its posts read what became of their own.
create policy report_sent on report for select using (
	from_agency = (select seamark.agency()) and (select seamark.principal() -> 'scopes' ? 'reports:submit'));
create policy report_submit on report for insert with check (from_agency = any ((select seamark.writers())::uuid[]));
create policy report_sender on report for select using (from_agency = any ((select seamark.writers())::uuid[]));
-- Where the post is kept nowhere, the sending agency stands for it.
create unique index report_client on report (coalesce(from_post, from_agency), client_id);
create index report_queue on report (agency, status, due_at, id);
create index report_case on report (case_id) where case_id is not null;
create index report_occurred on report (agency, occurred_from);

-- Persons ---------------------------------------------------------------------------------------------------------

create table import_job (
	id uuid primary key,
	agency uuid not null,
	-- ctdc or htcds.
	kind text not null,
	file_name text not null,
	sha256 text not null,
	size bigint not null,
	status text not null check (status in ('running', 'done', 'failed')),
	-- Bytes and rows of the file that are settled: where a resumed import goes on.
	offset_bytes bigint not null default 0,
	rows_read integer not null default 0,
	rows_taken integer not null default 0,
	rows_refused integer not null default 0,
	case_id uuid references intake_case (id),
	started_at timestamptz not null,
	started_by_post uuid not null,
	changed_at timestamptz not null,
	cause text,
	version integer not null
);
select seamark.own('import_job');
-- The same file is the same import.
create unique index import_job_file on import_job (agency, kind, sha256) where status <> 'failed';

create table import_refusal (
	import_id uuid not null references import_job (id),
	agency uuid not null,
	-- Row of the file, from 1.
	n integer not null,
	column_name text not null,
	reason text not null,
	primary key (import_id, n, column_name)
);
select seamark.own('import_refusal');

create table person (
	id uuid primary key,
	agency uuid not null,
	-- Null for a record of an imported data set, which tells of no case.
	case_id uuid references intake_case (id),
	import_id uuid references import_job (id),
	-- P- and a short random code.
	pseudonym text not null,
	-- The vault's id of what is known of the person's identity; null when nothing is.
	identity_id uuid,
	role text not null,
	-- What a suspect is suspected of; null for everyone else.
	suspicion jsonb,
	-- What the law shields the person as: victim, smuggledMigrant, refugee. It outlasts a change of role.
	protected_as text[] not null default '{}',
	-- unknown, presumed, confirmed or notConfirmed.
	identification text not null,
	sex text not null,
	age_from smallint check (age_from between 0 and 130),
	age_to smallint check (age_to between 0 and 130),
	age_band text not null,
	nationality text[] not null default '{}',
	-- Country that holds or hosts the person now.
	held_country text,
	exploitation_country text,
	-- Of the country of exploitation: yes, no or unknown.
	citizen text not null default 'unknown' check (citizen in ('yes', 'no', 'unknown')),
	flags text[] not null default '{}',
	-- The latest assessment; null and 0 when there is none.
	classification text,
	assessment_version integer not null default 0,
	screening_outcome text,
	screened_at timestamptz,
	screened_by_post uuid,
	-- Set when what was found since makes an earlier screening void.
	screening_reopened boolean not null default false,
	-- What statistics group by, one bit per code in the order of the lists in src/codes.
	acts integer not null default 0,
	means integer not null default 0,
	controls integer not null default 0,
	purposes integer not null default 0,
	recruiters integer not null default 0,
	duration text not null default 'unknown',
	merged_into uuid references person (id),
	created_at timestamptz not null,
	changed_at timestamptz not null,
	version integer not null,
	custom jsonb not null default '{}',
	check (age_from is null or age_to is null or age_from <= age_to)
);
select seamark.own('person');
create unique index person_pseudonym on person (agency, pseudonym);
create index person_case on person (case_id, id) where case_id is not null;
create index person_import on person (import_id) where import_id is not null;
create index person_identity on person (identity_id) where identity_id is not null;

-- Every assessment stays: nobody changes one, a new one is made.
create table assessment (
	person_id uuid not null references person (id),
	version integer not null,
	agency uuid not null,
	jurisdiction text not null,
	rules_version text not null,
	-- Code, met/notMet/unknown and evidence of each element.
	elements jsonb not null,
	indicators jsonb not null default '[]',
	classification text not null,
	explanation jsonb not null,
	note text not null default '',
	assessed_at timestamptz not null,
	by_post uuid not null,
	primary key (person_id, version)
);
select seamark.own('assessment');

-- A removal or return that was carried out or decided; none without a screening that was recorded before.
create table return_record (
	id uuid primary key,
	person_id uuid not null references person (id),
	agency uuid not null,
	kind text not null,
	to_country text not null,
	happened_on date,
	voluntary text not null check (voluntary in ('yes', 'no', 'unknown')),
	safety_assessed boolean not null,
	proceedings_checked boolean not null,
	-- Provider or authority that receives the person; null when nobody does.
	accepting_service text,
	follow_up_on date,
	-- For a child: what was decided for its best interests, and where that is written.
	best_interests jsonb,
	screening_outcome text not null,
	note text not null default '',
	recorded_at timestamptz not null,
	by_post uuid not null
);
select seamark.own('return_record');
create index return_record_person on return_record (person_id);

-- What happened ---------------------------------------------------------------------------------------------------

create table incident (
	id uuid primary key,
	case_id uuid not null references intake_case (id),
	agency uuid not null,
	kind text not null,
	occurred_from date,
	occurred_to date,
	country text,
	place text not null default '',
	persons_found integer,
	note text not null default '',
	recorded_at timestamptz not null,
	by_post uuid not null
);
select seamark.own('incident');
create index incident_case on incident (case_id);

create table case_event (
	id uuid primary key,
	case_id uuid not null references intake_case (id),
	person_id uuid references person (id),
	agency uuid not null,
	-- recruitment, transit, exploitation, return...
	kind text not null,
	occurred_from date,
	occurred_to date,
	country text,
	place text not null default '',
	note text not null default '',
	recorded_at timestamptz not null,
	by_post uuid not null
);
select seamark.own('case_event');
create index case_event_case on case_event (case_id);

create table route_leg (
	case_id uuid not null references intake_case (id),
	n integer not null,
	agency uuid not null,
	from_place text not null default '',
	from_country text,
	to_place text not null default '',
	to_country text,
	mode text not null,
	carrier text not null default '',
	departed_from date,
	departed_to date,
	primary key (case_id, n)
);
select seamark.own('route_leg');

-- Criminal justice: counters of their own, apart from what was assessed ------------------------------------------------

create table charge (
	id uuid primary key,
	case_id uuid not null references intake_case (id),
	person_id uuid not null references person (id),
	agency uuid not null,
	-- The offence as charged; the assessed crime stands with the victims.
	offence text not null,
	statute text not null default '',
	charged_on date,
	status text not null,
	recorded_at timestamptz not null,
	by_post uuid not null,
	version integer not null
);
select seamark.own('charge');
create index charge_case on charge (case_id);
create index charge_person on charge (person_id);

create table court_stage (
	charge_id uuid not null references charge (id),
	n integer not null,
	agency uuid not null,
	-- prosecution, trial, verdict, sentence, appeal...
	stage text not null,
	reached_on date,
	outcome text,
	note text not null default '',
	recorded_at timestamptz not null,
	by_post uuid not null,
	primary key (charge_id, n)
);
select seamark.own('court_stage');

-- Notes and files -------------------------------------------------------------------------------------------------

create table note (
	id uuid primary key,
	case_id uuid not null references intake_case (id),
	person_id uuid references person (id),
	agency uuid not null,
	text text not null,
	written_at timestamptz not null,
	by_post uuid not null
);
select seamark.own('note');
create index note_case on note (case_id, written_at);

-- By content: the same bytes are kept once per agency.
create table attachment_blob (
	agency uuid not null,
	sha256 text not null,
	size bigint not null,
	bytes bytea not null,
	primary key (agency, sha256)
);
select seamark.own('attachment_blob');

create table attachment (
	id uuid primary key,
	case_id uuid not null references intake_case (id),
	person_id uuid references person (id),
	agency uuid not null,
	name text not null,
	-- As the content shows, not as the sender says.
	media_type text not null,
	sha256 text not null,
	size bigint not null,
	added_at timestamptz not null,
	by_post uuid not null,
	foreign key (agency, sha256) references attachment_blob (agency, sha256)
);
select seamark.own('attachment');
create index attachment_case on attachment (case_id);

-- Links -----------------------------------------------------------------------------------------------------------

create table entity (
	id uuid primary key,
	agency uuid not null,
	-- legalPerson, vehicle, vessel, phone, account, document, place.
	kind text not null,
	-- As it was written, and the form that it is compared by.
	value text not null,
	key text not null,
	-- Country, registry or issuer, where one belongs to it.
	qualifier text not null default '',
	created_at timestamptz not null,
	created_by_post uuid not null,
	unique (agency, kind, key, qualifier)
);
select seamark.own('entity');
create index entity_key on entity (kind, key);

create table case_entity (
	case_id uuid not null references intake_case (id),
	entity_id uuid not null references entity (id),
	agency uuid not null,
	role text not null,
	linked_at timestamptz not null,
	by_post uuid not null,
	primary key (case_id, entity_id, role)
);
select seamark.own('case_entity');
create index case_entity_entity on case_entity (entity_id);

-- Hit or no hit: which other agencies have an entity with this key in a case, and nothing more. It runs as the owner of the
-- table, whom the policy below lets look at keys; the service runs as another role.
create function seamark.agencies_with(wanted_kind text, wanted_key text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
	select distinct e.agency from entity e
	where e.kind = wanted_kind and e.key = wanted_key
		and e.agency <> (select seamark.case_agency())
		and (select seamark.principal() -> 'scopes' ? 'links:lookUp')
		and exists (select 1 from case_entity c where c.entity_id = e.id)
$$;
revoke all on function seamark.agencies_with(text, text) from public;
create policy entity_look_up on entity for select to current_user using (true);
create policy case_entity_look_up on case_entity for select to current_user using (true);

-- Merges of persons, so that each can be undone --------------------------------------------------------------------------

create table merge_record (
	id uuid primary key,
	agency uuid not null,
	kept uuid not null references person (id),
	merged uuid not null references person (id),
	-- The rows as they were before.
	before jsonb not null,
	scores jsonb not null default '{}',
	reason text not null default '',
	merged_at timestamptz not null,
	by_post uuid not null,
	undone_at timestamptz,
	undone_by_post uuid,
	version integer not null
);
select seamark.own('merge_record');
create index merge_record_persons on merge_record (kept, merged);

-- Agencies' own fields and searches ---------------------------------------------------------------------------------

create table field_definition (
	id uuid primary key,
	agency uuid not null,
	-- case or person.
	record text not null,
	name text not null,
	type text not null,
	label text not null,
	choices text[] not null default '{}',
	version integer not null,
	status text not null check (status in ('active', 'retired')),
	defined_at timestamptz not null,
	by_post uuid not null,
	unique (agency, record, name, version)
);
select seamark.own('field_definition');

create table saved_search (
	id uuid primary key,
	agency uuid not null,
	post uuid not null,
	name text not null,
	criteria jsonb not null,
	saved_at timestamptz not null,
	unique (post, name)
);
select seamark.own('saved_search');

-- Statistics --------------------------------------------------------------------------------------------------------

-- Frozen: the bytes that were handed in, and nothing changes them.
create table yearly_return (
	agency uuid not null,
	year integer not null,
	-- A correction is a new edition; the earlier one stays.
	edition integer not null,
	sha256 text not null,
	bytes bytea not null,
	rules_version text not null,
	frozen_at timestamptz not null,
	by_post uuid not null,
	primary key (agency, year, edition)
);
select seamark.own('yearly_return');

grant select, insert, update on intake_case, case_number, report, import_job, person, charge, merge_record,
	field_definition to {app};
grant select, insert, update, delete on saved_search, route_leg, case_entity, import_refusal to {app};
-- Added to, never changed.
grant select, insert on assessment, return_record, incident, case_event, court_stage, note, attachment, attachment_blob,
	entity, yearly_return to {app};
grant execute on function seamark.agencies_with(text, text) to {app};
