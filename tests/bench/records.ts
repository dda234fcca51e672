import { seeded } from "../support/seeded.ts";

/** Files of records as large as a bench wants them, the same for the same seed. Nobody in them exists. */

const ctdcHeader =
	"Age Band,Trafficking Duration,Means Debt Bondage Earnings,Means Threats,Means Abuse,Means False Promises,Means Drugs Alcohol,Means Deny Basic Needs,Means Excessive Work Hours,Means Withhold Docs,isForcedLabour,isSexualExploit,Recruiter Relation Intimate Partner,Recruiter Relation Friend,Recruiter Relation Family,Recruiter Relation Other,Trans/NonConforming,Woman,Is Citizen of Country";

export type File = { bytes: Buffer; columns: number; rows: number };

const fileOf = (header: string, rows: number, row: (n: number) => string): File => {
	const lines = [header];
	for (let n = 0; n < rows; n++) lines.push(row(n));
	return { bytes: Buffer.from(`${lines.join("\n")}\n`), columns: header.split(",").length, rows };
};

/**
 * Rows in the columns of the cleaned CTDC set. Each column is drawn by itself, so far fewer rows are alike than in the real set: what
 * the import knows already helps it less.
 */
export const ctdcFile = (rows: number, seed: number): File => {
	const random = seeded(seed);
	const chances = [0.16, 0.24, 0.3, 0.05, 0.11, 0.21, 0.06, 0.05, 0.26, 0.8, 0.08, 0.03, 0.08, 0.12, 0, 0.77, 0.11];
	return fileOf(ctdcHeader, rows, () => {
		const cells = [random.chance(0.52) ? 0 : 1 + random.int(9), random.chance(0.99) ? 0 : 1 + random.int(3)];
		for (const chance of chances) cells.push(random.chance(chance) ? 1 : 0);
		return cells.join(",");
	});
};

/** Records in fields of HTCDS that identify nobody: sealing identities is the vault's work, which the reference does not do. */
export const htcdsFile = (rows: number, seed: number): File => {
	const { int, pick } = seeded(seed);
	const header =
		"prs_Gender,prs_Citizenship,prs_NumberOfChildren,vic_TraffickingStatus,vic_MethodsOfControl,vic_TypeOfExploitation,vic_MethodOfRecruitment,cas_Status,cas_IncomingReferralDate,cas_IncomingReferralDetails,cco_CaseComment,con_Consent";
	return fileOf(header, rows, (n) =>
		[
			pick(["Feminine", "Masculine", "TransgenderFeminine", "NonConforming"]),
			pick(["FJ", "TO", "WS", "FJ;TO", "VU"]),
			int(5),
			pick(["PossibleVictimOfTrafficking", "ActualVictimOfTrafficking"]),
			pick(["DebtBondage;TakesEarnings", "PhysicalThreats", "WithholdsDocuments;ExcessiveWorkingHours", "Other"]),
			pick(["ForcedLabour", "SexualExploitation", "ForcedLabour;SexualExploitation", "ForcedBegging"]),
			pick(["AtWork", "ThroughOnlineSocialNetworks", "ThroughFriendsOrSocialEvents"]),
			pick(["Active", "FollowUp", "Closed"]),
			`2026-0${1 + int(9)}-1${int(10)}`,
			`"Referred by unit ${n}, details to follow"`,
			`"Seen twice; ""stable"" (${n})"`,
			pick(["TRUE", "FALSE"]),
		].join(","),
	);
};
