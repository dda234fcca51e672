import type { Actor } from "@seamark/auth";
import { encodeEvent } from "@seamark/contracts";
import type { NewEvent } from "@seamark/log";
import type { SecondPerson } from "./second-person/second-person.ts";

/**
 * Every event of case intake is made here: ids and codes, never identity, narrative or a place finer than a country. The
 * subject is the case where there is one, so that what happens to one case stays in order.
 */

type OfReport = { reportId: string; actor: Actor };
type OfPerson = { personId: string; caseId: string; actor: Actor };

/** Records of an imported data set belong to no case. */
const subjectOf = ({ personId, caseId }: OfPerson): string => caseId || personId;

export const reportReceived = (
	o: OfReport & {
		agencyId: string;
		channel: string;
		callerCategory: string;
		urgency: string;
		capturedAt: string;
		country: string;
	},
): NewEvent => encodeEvent("ReportReceived", o.reportId, o);

/** `overdue`: its target has passed; else it passes soon. */
export const reportDue = (o: { reportId: string; agencyId: string; dueAt: string; overdue: boolean }): NewEvent =>
	encodeEvent("ReportDue", o.reportId, o);

export const reportTakenIn = (o: OfReport & { caseId: string }): NewEvent =>
	encodeEvent("ReportTakenIn", o.reportId, o);

export const reportMerged = (o: OfReport & { caseId: string }): NewEvent => encodeEvent("ReportMerged", o.reportId, o);

export const reportDismissed = (o: OfReport & { reason: string }): NewEvent =>
	encodeEvent("ReportDismissed", o.reportId, o);

export const caseOpened = (o: {
	caseId: string;
	actor: Actor;
	jurisdiction: string;
	/** Empty when the case was opened without a report. */
	reportId: string;
}): NewEvent => ({ ...encodeEvent("CaseOpened", o.caseId, { ...o, version: 1 }), version: 1 });

/** `caseId` is empty for what belongs to the agency and not to one case. */
export const caseRecordChanged = (o: {
	caseId: string;
	actor: Actor;
	record:
		| "case"
		| "incident"
		| "event"
		| "route"
		| "charge"
		| "court-stage"
		| "conviction"
		| "note"
		| "attachment"
		| "entity"
		| "field"
		| "search"
		| "task"
		| "identities";
	recordId: string;
	change: "added" | "changed" | "removed";
}): NewEvent => encodeEvent("CaseRecordChanged", o.caseId || o.recordId, o);

export const caseClosed = (o: { caseId: string; version: number; actor: Actor; reason: string }): NewEvent => ({
	...encodeEvent("CaseClosed", o.caseId, o),
	version: o.version,
});

export const personAdded = (o: OfPerson & { roles: readonly string[]; identified: boolean }): NewEvent =>
	encodeEvent("PersonAdded", subjectOf(o), { ...o, roles: [...o.roles], role: o.roles[0] ?? "" });

/** `fields` names what changed, never the values. */
export const personChanged = (o: OfPerson & { version: number; fields: string[] }): NewEvent =>
	encodeEvent("PersonChanged", subjectOf(o), o);

/** `role` and `previous` of the event say the first of each, for readers of before. */
export const rolesChanged = (o: OfPerson & { version: number; roles: string[]; previous: string[] }): NewEvent =>
	encodeEvent("RoleChanged", subjectOf(o), {
		...o,
		role: o.roles[0] ?? "",
		previous: o.previous[0] ?? "",
		previousRoles: o.previous,
	});

export const personAssessed = (
	o: OfPerson & { assessmentVersion: number; classification: string; jurisdiction: string; rulesVersion: string },
): NewEvent => encodeEvent("PersonAssessed", subjectOf(o), o);

export const classificationChanged = (
	o: OfPerson & {
		assessmentVersion: number;
		classification: string;
		previous: string;
		reopensScreening: boolean;
		heldCountry: string;
	},
): NewEvent => encodeEvent("ClassificationChanged", subjectOf(o), o);

export const identificationChanged = (
	o: OfPerson & { version: number; identification: string; previous: string },
): NewEvent => encodeEvent("IdentificationChanged", subjectOf(o), o);

export const screeningRecorded = (o: OfPerson & { version: number; outcome: string }): NewEvent =>
	encodeEvent("ScreeningRecorded", subjectOf(o), o);

export const referralSuggested = (o: OfPerson & { reasons: string[]; heldCountry: string }): NewEvent =>
	encodeEvent("ReferralSuggested", subjectOf(o), o);

export const removalRecorded = (
	o: OfPerson & { returnId: string; kind: string; toCountry: string; screeningOutcome: string },
): NewEvent => encodeEvent("RemovalRecorded", subjectOf(o), o);

/** What the law forbids was done to a person, and is on record now. */
export const protectionBreached = (
	o: OfPerson & { record: "return" | "charge" | "court-stage"; recordId: string },
): NewEvent => encodeEvent("ProtectionBreached", subjectOf(o), o);

type OfMerge = { mergeId: string; keptId: string; mergedId: string; actor: Actor };

export const personsMerged = (o: OfMerge): NewEvent => encodeEvent("PersonsMerged", o.keptId, o);

export const mergeUndone = (o: OfMerge): NewEvent => encodeEvent("MergeUndone", o.keptId, o);

export const importFinished = (o: {
	importId: string;
	actor: Actor;
	kind: string;
	rowsTaken: number;
	rowsRefused: number;
}): NewEvent => encodeEvent("ImportFinished", o.importId, o);

export const yearlyReturnFrozen = (o: { actor: Actor; year: number; edition: number; sha256: string }): NewEvent =>
	encodeEvent("YearlyReturnFrozen", `${o.actor.agencyId} ${o.year}`, o);

export const nationalTotalsReleased = (o: {
	actor: Actor;
	country: string;
	year: number;
	edition: number;
	sha256: string;
}): NewEvent => encodeEvent("NationalTotalsReleased", `${o.country} ${o.year}`, o);

export const taskDue = (o: {
	taskId: string;
	caseId: string;
	agencyId: string;
	postId: string;
	dueOn: string;
}): NewEvent => encodeEvent("TaskDue", o.caseId, o);

/** `agencies` are those that have a hit. The value that was looked up is nowhere. */
export const linkLookedUp = (o: { actor: Actor; kind: string; agencies: string[] }): NewEvent =>
	encodeEvent("LinkLookedUp", o.actor.postId, o);

/** Someone asked, or answered, what a second person has to confirm. The reason stays with the record. */
const secondPersonEvent = ({ id, deed, subjectKind, subject, alone }: SecondPerson, actor: Actor) => ({
	requestId: id,
	actor,
	action: deed,
	record: subjectKind,
	recordId: subject,
	alone,
});

export const secondPersonAsked = (request: SecondPerson, actor: Actor): NewEvent =>
	encodeEvent("SecondPersonAsked", request.subject, secondPersonEvent(request, actor));

export const secondPersonAnswered = (request: SecondPerson, actor: Actor): NewEvent =>
	encodeEvent("SecondPersonAnswered", request.subject, {
		...secondPersonEvent(request, actor),
		outcome: request.answer ?? "",
	});
