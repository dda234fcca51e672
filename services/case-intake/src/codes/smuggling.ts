/**
 * Code lists of how somebody was smuggled. Source: Rabat Process, report on UNODC's presentation at Porto (2015): three levels of actors,
 * services such as papers and travel, and migrants who pay as they go.
 */

/** What a smuggler is in the network: who carries or guides now and then, who works at it full time, who organises and gains most. */
export const smugglerLevels = ["basic", "logistics", "organiser"] as const;
export type SmugglerLevel = (typeof smugglerLevels)[number];

export const smugglingServices = [
	"transport",
	"guide",
	"falseDocuments",
	"accommodation",
	"corruptOfficial",
	"release",
	"other",
] as const;
export type SmugglingService = (typeof smugglingServices)[number];

/** When and how the fee is paid. */
export const feeTerms = ["before", "byStages", "onArrival", "byWork", "onCredit", "other"] as const;
export type FeeTerm = (typeof feeTerms)[number];
