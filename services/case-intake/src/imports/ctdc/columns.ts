import type { Control, PurposeForm, Recruiter } from "../../codes/trafficking.ts";

/**
 * The columns of the global synthetic data set of the Counter-Trafficking Data Collaborative (CTDC, an initiative of IOM), as its
 * cleaned one-hot form names them, and what each says here. Every column holds small whole numbers and no names. In the columns of
 * 0 and 1, 1 says that something was recorded; 0 does not say that it was not so.
 */
export const ctdcControls: Record<string, Control> = {
	"Means Debt Bondage Earnings": "debtBondageOrTakenEarnings",
	"Means Threats": "threats",
	"Means Abuse": "abuse",
	"Means False Promises": "falsePromises",
	"Means Drugs Alcohol": "drugsOrAlcohol",
	"Means Deny Basic Needs": "basicNeedsDenied",
	"Means Excessive Work Hours": "excessiveHours",
	"Means Withhold Docs": "documentsWithheld",
};

export const ctdcPurposes: Record<string, PurposeForm> = {
	isForcedLabour: "forcedLabour",
	isSexualExploit: "sexualExploitation",
};

export const ctdcRecruiters: Record<string, Recruiter> = {
	"Recruiter Relation Intimate Partner": "intimatePartner",
	"Recruiter Relation Friend": "friend",
	"Recruiter Relation Family": "family",
	"Recruiter Relation Other": "other",
};

/**
 * The file does not tell trans and non-conforming persons apart, and neither does this code. Not being recorded as a woman does not
 * make a man: those are unknown.
 */
export const ctdcSexes = { Woman: "female", "Trans/NonConforming": "transOrNonConforming" } as const;

/** Of the country of exploitation. */
export const ctdcCitizen = "Is Citizen of Country";

/**
 * Codes whose key the file does not hold: 0 says nothing, the others are kept as they are written (`ctdc-3`). CTDC publishes nine classes
 * of age and three of duration; which code stands for which, the file leaves open.
 */
export const ctdcCodes = { "Age Band": 9, "Trafficking Duration": 3 } as const;

export const ctdcColumns: readonly string[] = [
	...Object.keys(ctdcCodes),
	...Object.keys(ctdcControls),
	...Object.keys(ctdcPurposes),
	...Object.keys(ctdcRecruiters),
	"Trans/NonConforming",
	"Woman",
	ctdcCitizen,
];
