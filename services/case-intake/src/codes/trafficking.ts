/**
 * Code lists of what is done to persons. Forms of act, means and purpose are with the rules that read them, in
 * persons/classify/vocabulary.ts. Bits of the person's columns follow the order of each list: codes are only added at the end.
 */
export {
	type ActForm,
	actForms,
	type MeansForm,
	meansForms,
	type PurposeForm,
	purposeForms,
} from "../persons/classify/vocabulary.ts";

/** Source: methods of control of HTCDS 2.0 and of the CTDC global data set (IOM, CC BY 4.0). */
export const controls = [
	"debtBondageOrTakenEarnings",
	"threats",
	"abuse",
	"falsePromises",
	"drugsOrAlcohol",
	"basicNeedsDenied",
	"excessiveHours",
	"documentsWithheld",
	"movementRestricted",
	"medicalCareDenied",
	"psychologicalAbuse",
	"physicalAbuse",
	"sexualAbuse",
	"familyThreatened",
	"threatOfLawEnforcement",
	"otherControl",
	// HTCDS tells these apart where CTDC does not.
	"debtBondage",
	"earningsTaken",
	"financialAccessRestricted",
] as const;
export type Control = (typeof controls)[number];

/** Source: recruiter relation of the CTDC global data set (IOM); from `agency` on, ILO Booklet 6 (2003), section 6.4.2, actors. */
export const recruiters = [
	"intimatePartner",
	"friend",
	"family",
	"other",
	"unknown",
	"agency",
	"official",
	"formerVictim",
	"localAgent",
	"employer",
] as const;
export type Recruiter = (typeof recruiters)[number];

/** Source: trafficking duration of the CTDC global data set (IOM). */
export const durations = [
	"underOneYear",
	"oneYear",
	"twoYears",
	"threeToFiveYears",
	"overFiveYears",
	"unknown",
] as const;
export type Duration = (typeof durations)[number];

/**
 * Where somebody was exploited. Source: IOM, Trafficking in Human Beings and Smuggling of Migrants in ACP Countries (2018), forms of
 * exploitation: the sectors that it names of the world, of West and Central Africa, and of the Pacific.
 */
export const sectors = [
	"agriculture",
	"fishing",
	"logging",
	"mining",
	"construction",
	"garments",
	"otherManufacturing",
	"catering",
	"domesticWork",
	"entertainment",
	"sexTrade",
	"begging",
	"transport",
	"trade",
	"care",
	"other",
	"unknown",
] as const;
export type Sector = (typeof sectors)[number];

/** One bit for each code of `list`, in its order. */
export const bitsOf = <T extends string>(list: readonly T[], codes: readonly T[]): number =>
	codes.reduce((bits, code) => bits | (1 << list.indexOf(code)), 0);

export const codesOf = <T extends string>(list: readonly T[], bits: number): T[] =>
	list.filter((_, index) => (bits & (1 << index)) !== 0);
