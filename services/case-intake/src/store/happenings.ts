import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { CaseEventKind, IncidentKind, TravelMode } from "../codes/cases.ts";
import { caseIsOpen } from "./cases.ts";

/** What happened in a case: incidents, events of its persons, and the route. Dates are ISO days. */

export type Incident = {
	id: string;
	kind: IncidentKind;
	occurredFrom: string | null;
	occurredTo: string | null;
	country: string | null;
	place: string;
	personsFound: number | null;
	note: string;
};

export type CaseEvent = {
	id: string;
	personId: string | null;
	kind: CaseEventKind;
	occurredFrom: string | null;
	occurredTo: string | null;
	country: string | null;
	place: string;
	note: string;
};

export type RouteLeg = {
	n: number;
	fromPlace: string;
	fromCountry: string | null;
	toPlace: string;
	toCountry: string | null;
	mode: TravelMode;
	carrier: string;
	departedFrom: string | null;
	departedTo: string | null;
};

export const insertIncident: Statement = {
	name: "incident.insert",
	sql: `insert into incident (id, case_id, agency, kind, occurred_from, occurred_to, country, place, persons_found, note, recorded_at, by_post)
		select id, case_id, agency, kind, "occurredFrom", "occurredTo", country, place, "personsFound", note, recorded_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, agency uuid, kind text, "occurredFrom" date, "occurredTo" date,
			country text, place text, "personsFound" int, note text, recorded_at timestamptz, by_post uuid)
		where ${caseIsOpen}`,
	conflict: "CASE_CLOSED",
};

/** A person that the event names is one of the same case, or the row is missing and the change fails. */
export const insertCaseEvent: Statement = {
	name: "case_event.insert",
	sql: `insert into case_event (id, case_id, person_id, agency, kind, occurred_from, occurred_to, country, place, note, recorded_at, by_post)
		select id, case_id, "personId", agency, kind, "occurredFrom", "occurredTo", country, place, note, recorded_at, by_post
		from jsonb_to_recordset($1::jsonb) as r(id uuid, case_id uuid, "personId" uuid, agency uuid, kind text, "occurredFrom" date,
			"occurredTo" date, country text, place text, note text, recorded_at timestamptz, by_post uuid)
		where ${caseIsOpen}`,
	conflict: "CASE_CLOSED",
};

/** The whole route of a case is written again; a leg is nothing without the others. */
export const clearRoute: Statement = {
	name: "route_leg.clear",
	sql: `delete from route_leg l using jsonb_to_recordset($1::jsonb) as r(case_id uuid) where l.case_id = r.case_id and ${caseIsOpen}`,
	conflict: "CASE_CLOSED",
	anyCount: true,
};

export const insertLeg: Statement = {
	name: "route_leg.insert",
	sql: `insert into route_leg (case_id, n, agency, from_place, from_country, to_place, to_country, mode, carrier, departed_from, departed_to)
		select case_id, n, agency, "fromPlace", "fromCountry", "toPlace", "toCountry", mode, carrier, "departedFrom", "departedTo"
		from jsonb_to_recordset($1::jsonb) as r(case_id uuid, n int, agency uuid, "fromPlace" text, "fromCountry" text, "toPlace" text,
			"toCountry" text, mode text, carrier text, "departedFrom" date, "departedTo" date)
		where ${caseIsOpen}`,
	conflict: "CASE_CLOSED",
};

/** Everything that happened in a case, in its order; at most `limit` of each. */
export const happeningsOf = async (
	tx: Tx,
	caseId: string,
	limit: number,
): Promise<{ incidents: Incident[]; events: CaseEvent[]; route: RouteLeg[] }> => {
	const incidents = await tx.query<Incident>(
		`select id, kind, occurred_from::text as "occurredFrom", occurred_to::text as "occurredTo", country, place,
			persons_found as "personsFound", note
		from incident where case_id = $1 order by occurred_from nulls last, recorded_at, id limit $2`,
		[caseId, limit],
	);
	const events = await tx.query<CaseEvent>(
		`select id, person_id as "personId", kind, occurred_from::text as "occurredFrom", occurred_to::text as "occurredTo", country,
			place, note
		from case_event where case_id = $1 order by occurred_from nulls last, recorded_at, id limit $2`,
		[caseId, limit],
	);
	const route = await tx.query<RouteLeg>(
		`select n, from_place as "fromPlace", from_country as "fromCountry", to_place as "toPlace", to_country as "toCountry", mode,
			carrier, departed_from::text as "departedFrom", departed_to::text as "departedTo"
		from route_leg where case_id = $1 order by n limit $2`,
		[caseId, limit],
	);
	return { incidents: incidents.rows, events: events.rows, route: route.rows };
};

/** Is the person one of this case? */
export const isOfCase = async (tx: Tx, caseId: string, personId: string): Promise<boolean> => {
	const { rows } = await tx.query("select 1 from person where id = $1 and case_id = $2 and merged_into is null", [
		personId,
		caseId,
	]);
	return rows.length > 0;
};
