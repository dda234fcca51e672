/** Code lists of criminal justice. What was assessed in a case and what a court decided are counted apart. */

/**
 * What a charge goes through. Source: the stages that UNODC's questionnaire for the Global Report on Trafficking in Persons
 * tells apart, and those that follow a verdict. An investigation here is the one by a judge that some systems of law put
 * between the charge and the trial.
 */
export const courtStages = [
	"investigation",
	"prosecution",
	"trial",
	"verdict",
	"sentence",
	"appeal",
	"confiscation",
	"discontinued",
] as const;
export type CourtStage = (typeof courtStages)[number];

/** What a court decided, in a verdict or on appeal. `retrial`: the verdict fell, and the case is tried again. */
export const courtOutcomes = ["convicted", "acquitted", "retrial"] as const;
export type CourtOutcome = (typeof courtOutcomes)[number];

/** How far a charge has come. It follows from its stages. */
export const chargeStatuses = [
	"charged",
	"investigation",
	"prosecution",
	"trial",
	"convicted",
	"sentenced",
	"acquitted",
	"appealed",
	"retrial",
	"discontinued",
] as const;
export type ChargeStatus = (typeof chargeStatuses)[number];

/** How a company is held liable: a State may do it in any of these ways (UNTOC, Art. 10(2)). */
export const liabilities = ["criminal", "civil", "administrative"] as const;
export type Liability = (typeof liabilities)[number];

/**
 * What is imposed beside imprisonment and payments. Those on companies are those that ILO Booklet 6 (2003) names, and those of Directive
 * 2011/36/EU, Art. 6: winding-up and exclusion from tenders among them.
 */
export const sentenceMeasures = [
	"communityService",
	"probation",
	"confiscation",
	"disqualification",
	"expulsion",
	"closureOfEstablishment",
	"exclusionFromPublicAid",
	"judicialSupervision",
	"licenceRevoked",
	"dissolution",
	"exclusionFromTenders",
	"other",
] as const;
export type SentenceMeasure = (typeof sentenceMeasures)[number];

/** What is imposed on people alone, and what on companies alone. */
export const onPeopleAlone: readonly SentenceMeasure[] = ["communityService", "probation", "expulsion"];
export const onCompaniesAlone: readonly SentenceMeasure[] = ["dissolution"];
