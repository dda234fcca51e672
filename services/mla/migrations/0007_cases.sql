-- Cases of its own agency that a request is about. They stay with this side, and are never sent.
create table mla_case (
	agency uuid not null,
	request uuid not null,
	case_id uuid not null,
	-- As case intake told it when it was cited.
	reference text not null,
	cited_by uuid not null,
	cited_at timestamptz not null,
	primary key (agency, request, case_id)
);
select seamark.own('mla_case', 'mla-request');
grant select, insert, delete on mla_case to {app};
