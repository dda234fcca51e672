-- A second officer confirms that who is in a report is let go, and that another identity is written over one.
alter table second_person drop constraint second_person_subject_kind_check;
alter table second_person add constraint second_person_subject_kind_check check (subject_kind in ('person', 'case', 'import', 'report'));

-- Which officer wrote the identity down, and when: {officer, at}. Null for what came otherwise, or before this was kept.
alter table person add column identity_by jsonb;
