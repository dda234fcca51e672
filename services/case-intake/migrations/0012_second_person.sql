-- What one officer asks for and a second officer of the same agency confirms, with its clocks: see src/second-person. Rows are kept.
create table second_person (
	id uuid primary key,
	agency uuid not null,
	-- Code of what is asked for, such as openIdentity.
	deed text not null,
	subject_kind text not null check (subject_kind in ('person', 'case', 'import')),
	subject uuid not null,
	-- What the deed is tied to besides, such as the code of an offence; empty where nothing is.
	about text not null,
	reason text not null,
	purpose text not null,
	asked_by_officer uuid not null,
	asked_by_post uuid not null,
	asked_at timestamptz not null,
	answer_by timestamptz not null,
	-- Begun before anybody confirmed, since a life is in danger.
	alone boolean not null,
	answer text check (answer in ('confirmed', 'declined')),
	answered_by_officer uuid check (answered_by_officer <> asked_by_officer),
	answered_by_post uuid,
	answered_at timestamptz,
	answer_reason text not null,
	begun_at timestamptz,
	ends_at timestamptz,
	version integer not null,
	check ((answer is null) = (answered_by_officer is null)),
	check (begun_at is null or alone or answer = 'confirmed')
);
select seamark.own('second_person', 'case');
create index second_person_subject on second_person (subject, asked_by_officer);
create index second_person_agency on second_person (agency, id);
create index second_person_alone on second_person (asked_by_officer) where alone;
grant select, insert, update on second_person to {app};
