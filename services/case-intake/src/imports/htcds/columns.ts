import { countryOfCode } from "@seamark/values";
import type { Identification, Role, Sex } from "../../codes/persons.ts";
import {
	bitsOf,
	type Control,
	codesOf,
	controls as controlCodes,
	type PurposeForm,
	purposeForms,
} from "../../codes/trafficking.ts";

/** The columns of a person that fields of the standard are read into and written from. */
export type HtcdsColumns = {
	roles: readonly Role[];
	identification: Identification;
	sex: Sex;
	/** ISO 3166-1 alpha-2. */
	nationality: readonly string[];
	controls: number;
	purposes: number;
};

export const noColumns: HtcdsColumns = {
	roles: ["other"],
	identification: "unknown",
	sex: "unknown",
	nationality: [],
	controls: 0,
	purposes: 0,
};

/** One field both ways. `read` gives what of the columns it sets; `write` an empty text where there is nothing to say. */
export type ColumnMapping = {
	field: string;
	columns: string;
	read(value: string): Partial<HtcdsColumns>;
	write(columns: HtcdsColumns): string;
};

export const sexOf: Record<string, Sex> = {
	Feminine: "female",
	Masculine: "male",
	TransgenderFeminine: "transFemale",
	TransgenderMasculine: "transMale",
	NonConforming: "nonConforming",
	NonSpecifiedUnknown: "unknown",
};

/** A possible victim was not verified by anybody: no presumption of an authority is made of it. */
export const statusOf: Record<string, { roles: readonly Role[]; identification: Identification }> = {
	PossibleVictimOfTrafficking: { roles: ["suspectedVictim"], identification: "unknown" },
	ActualVictimOfTrafficking: { roles: ["victim"], identification: "confirmed" },
	NotAVictimOfTrafficking: { roles: ["other"], identification: "notConfirmed" },
};

export const controlOf: Record<string, Control> = {
	PhysicalThreats: "threats",
	ThreatsLawEnforcement: "threatOfLawEnforcement",
	ThreatensChildrenFamily: "familyThreatened",
	DebtBondage: "debtBondage",
	FalsePromises: "falsePromises",
	PhysicalAbuse: "physicalAbuse",
	SexualAbuse: "sexualAbuse",
	TakesEarnings: "earningsTaken",
	RestrictsFinancialAccess: "financialAccessRestricted",
	RestrictsMedicalCare: "medicalCareDenied",
	WithholdsNecessities: "basicNeedsDenied",
	PsychologicalAbuse: "psychologicalAbuse",
	PsychoactiveSubstance: "drugsOrAlcohol",
	ExcessiveWorkingHours: "excessiveHours",
	WithholdsDocuments: "documentsWithheld",
	Other: "otherControl",
};

/** What the standard has no value for of its own leaves as Other. */
export const purposeOf: Record<string, PurposeForm> = {
	ForcedLabour: "forcedLabour",
	SexualExploitation: "sexualExploitation",
	ForcedMarriage: "forcedMarriage",
	Servitude: "servitude",
	OrganRemoval: "organRemoval",
	ForcedBegging: "forcedBegging",
	ForcedAdoption: "illegalAdoption",
	ChildLabour: "otherExploitation",
	ForcedMilitaryByNonStateActors: "otherExploitation",
	Surrogacy: "otherExploitation",
	Other: "otherExploitation",
};

export const listOf = (value: string): string[] => value.split(/[;\s]+/).filter((one) => one !== "");

const writeCodes = <T extends string>(list: readonly T[], bits: number, map: Record<string, T>): string => {
	const values = codesOf(list, bits).map(
		(code) => Object.keys(map).findLast((value) => map[value] === code) ?? "Other",
	);
	// In the order of the standard's list, each once.
	return Object.keys(map)
		.filter((value) => values.includes(value))
		.join(";");
};

export const columnMappings: readonly ColumnMapping[] = [
	{
		field: "prs_Gender",
		columns: "sex",
		read: (value) => ({ sex: sexOf[value] ?? "unknown" }),
		write: ({ sex }) => Object.keys(sexOf).find((value) => sexOf[value] === sex) ?? "",
	},
	{
		field: "prs_Citizenship",
		columns: "nationality",
		read: (value) => ({ nationality: [...new Set(listOf(value).flatMap((code) => countryOfCode(code) ?? []))] }),
		write: ({ nationality }) => nationality.join(";"),
	},
	{
		field: "vic_TraffickingStatus",
		columns: "roles, identification",
		read: (value) => statusOf[value] ?? {},
		write: ({ roles, identification }) => {
			if (identification === "confirmed") return "ActualVictimOfTrafficking";
			if (identification === "notConfirmed") return "NotAVictimOfTrafficking";
			const possible =
				identification === "presumed" || roles.some((one) => one === "victim" || one === "suspectedVictim");
			return possible ? "PossibleVictimOfTrafficking" : "";
		},
	},
	{
		field: "vic_MethodsOfControl",
		columns: "controls",
		read: (value) => ({
			controls: bitsOf(
				controlCodes,
				listOf(value).flatMap((one) => controlOf[one] ?? []),
			),
		}),
		write: ({ controls }) => writeCodes(controlCodes, controls, controlOf),
	},
	{
		field: "vic_TypeOfExploitation",
		columns: "purposes",
		read: (value) => ({
			purposes: bitsOf(
				purposeForms,
				listOf(value).flatMap((one) => purposeOf[one] ?? []),
			),
		}),
		write: ({ purposes }) => writeCodes(purposeForms, purposes, purposeOf),
	},
];
