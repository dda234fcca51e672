import { exploitationForms } from "@seamark/values";

/**
 * Closed lists that an assessment is written in. What is not in a list cannot be entered; forbidden-grounds.ts says why. Codes
 * keep their place, since stored bits follow the order: new ones go to the end.
 */

/** Trafficking Protocol, Art. 3(a). */
export const actForms = ["recruitment", "transportation", "transfer", "harbouring", "receipt"] as const;
export type ActForm = (typeof actForms)[number];

/** Trafficking Protocol, Art. 3(a). */
export const meansForms = [
	"threatOrForce",
	"otherCoercion",
	"abduction",
	"fraud",
	"deception",
	"abuseOfPower",
	"abuseOfVulnerability",
	"paymentToController",
] as const;
export type MeansForm = (typeof meansForms)[number];

/** Trafficking Protocol, Art. 3(a), and the further forms that other documents name. */
export const purposeForms = exploitationForms;
export type PurposeForm = (typeof purposeForms)[number];

/** What is known of an entry that was procured, or was to be. */
export const entryForms = ["completed", "attempted", "transit"] as const;
export type EntryForm = (typeof entryForms)[number];

/** By what somebody was enabled to remain. Ordinary dealings, such as a room at the usual rent, are no illegal means. */
export const stayForms = [
	"falseDocument",
	"documentObtainedByFraud",
	"anothersDocument",
	"otherIllegalMeans",
	"ordinaryDealings",
] as const;
export type StayForm = (typeof stayForms)[number];

/** Where the knowledge comes from. */
export const evidenceKinds = [
	"statementOfPerson",
	"statementOfOther",
	"officerObservation",
	"document",
	"medicalFinding",
	"ageAssessment",
	"financialRecord",
	"communication",
	"travelRecord",
	"inspectionReport",
	"courtRecord",
	"indicator",
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** How far it carries. */
export const noteCodes = ["firstHand", "secondHand", "corroborated", "contested", "presumed"] as const;
export type NoteCode = (typeof noteCodes)[number];
