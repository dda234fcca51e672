import Type from "typebox";
import { caseEventKinds, caseStatuses, closeReasons, incidentKinds, travelModes } from "../../codes/cases.ts";
import { Erasure } from "../../erasure/erasure.ts";
import { Country, Day, Id, Jurisdiction as JurisdictionCode, Moment, object, oneOf, orNull } from "../../schema.ts";

/** Cases as their agency reads them. */

/** Fields that the agency defined itself. */
export const Custom = Type.Record(Type.String(), Type.Unknown(), { additionalProperties: false });

export const CaseAnswer = object({
	id: Id,
	reference: Type.String(),
	title: Type.String(),
	summary: Type.String(),
	status: oneOf(caseStatuses),
	jurisdiction: JurisdictionCode,
	openedAt: Moment,
	openedByPost: Id,
	changedAt: Moment,
	closedAt: orNull(Moment),
	closeReason: orNull(oneOf(closeReasons)),
	version: Type.Integer(),
	custom: Custom,
	erasedAt: orNull({ ...Moment, description: "since when nothing that identifies anybody is put to it" }),
	erasure: orNull(Erasure),
});

export const IncidentAnswer = object({
	id: Id,
	kind: oneOf(incidentKinds),
	occurredFrom: orNull(Day),
	occurredTo: orNull(Day),
	country: orNull(Country),
	place: Type.String(),
	personsFound: orNull(Type.Integer()),
	note: Type.String(),
});

export const CaseEventAnswer = object({
	id: Id,
	personId: orNull(Id),
	kind: oneOf(caseEventKinds),
	occurredFrom: orNull(Day),
	occurredTo: orNull(Day),
	country: orNull(Country),
	place: Type.String(),
	note: Type.String(),
});

export const LegAnswer = object({
	n: Type.Integer(),
	fromPlace: Type.String(),
	fromCountry: orNull(Country),
	toPlace: Type.String(),
	toCountry: orNull(Country),
	mode: oneOf(travelModes),
	carrier: Type.String(),
	departedFrom: orNull(Day),
	departedTo: orNull(Day),
});
