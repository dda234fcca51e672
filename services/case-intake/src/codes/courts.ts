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

/** What a court decided, in a verdict or on appeal. `retrial`: the verdict fell, and the case is tried anew. */
export const courtOutcomes = ["convicted", "acquitted", "retrial"] as const;
export type CourtOutcome = (typeof courtOutcomes)[number];

/** Where a charge stands. It follows from its stages. */
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

/** What a court imposes beside imprisonment and payments. Those on companies are those that ILO Booklet 6 (2003) names. */
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
	"other",
] as const;
export type SentenceMeasure = (typeof sentenceMeasures)[number];
