/**
 * Code lists of persons in a case. Roles, identification, screening, protection and returns are with the decisions that read
 * them, in persons/person/state.ts.
 */
export {
	type Identification,
	identifications,
	type ProtectionFlag,
	protectionFlags,
	type ReturnKind,
	type Role,
	returnKinds,
	roles,
	type ScreeningOutcome,
	screeningOutcomes,
} from "../persons/person/state.ts";

/** Source: HTCDS 2.0 (IOM, CC BY 4.0), prs_Gender, in plain words. */
export const sexes = ["female", "male", "transFemale", "transMale", "nonConforming", "unknown"] as const;
export type Sex = (typeof sexes)[number];

/** Source: age bands of the CTDC global data set (IOM). No band crosses the age of 18. */
export const ageBands = [
	"0-8",
	"9-17",
	"18-20",
	"21-23",
	"24-26",
	"27-29",
	"30-38",
	"39-47",
	"48+",
	// Who is known to be one or the other, and in no band: indicator 16.2.2 of the SDGs asks for age.
	"child",
	"adult",
	"unknown",
] as const;
export type AgeBand = (typeof ageBands)[number];

export const yesNoUnknown = ["yes", "no", "unknown"] as const;
export type YesNoUnknown = (typeof yesNoUnknown)[number];
