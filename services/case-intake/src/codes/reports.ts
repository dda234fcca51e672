/** Code lists of reports. */

/**
 * How a report came, by who writes it down. Source of the first contacts from `raid` on, and of the embassy: ILO Booklet 6 (2003),
 * section 6.8, identification. Codes are only added.
 */
export const channels = [
	"anonymousTip",
	"hotline",
	"firstResponder",
	"labourInspector",
	"embassy",
	"airline",
	"communityWatcher",
	"disembarkation",
	"raid",
	"routineControl",
	"escape",
	"client",
	"ownerRelease",
	"ngo",
	"familyOrFriend",
] as const;
export type Channel = (typeof channels)[number];

/** Who called a hotline. A caller tells and is never told. Source: categories under which trafficking hotlines publish their calls. */
export const callerCategories = [
	"personConcerned",
	"familyOrFriend",
	"client",
	"colleague",
	"employer",
	"serviceProvider",
	"official",
	"public",
	"unknown",
] as const;
export type CallerCategory = (typeof callerCategories)[number];

/** How soon somebody has to look at it. */
export const urgencies = ["lifeAtRisk", "urgent", "routine"] as const;
export type ReportUrgency = (typeof urgencies)[number];

export const reportStatuses = ["waiting", "takenIn", "merged", "dismissed"] as const;
export type ReportStatus = (typeof reportStatuses)[number];

/** Why a report was not followed up. */
export const dismissReasons = [
	"duplicate",
	"noCrimeDescribed",
	"outsideMandate",
	"passedOn",
	"tooVague",
	"test",
] as const;
export type DismissReason = (typeof dismissReasons)[number];

/** What reporters saw. The coded paper form prints the same list. */
export const observations = [
	"personsConfined",
	"documentsWithheld",
	"violenceOrThreats",
	"noOrLittlePay",
	"debtToPayOff",
	"childAtWork",
	"sexualExploitation",
	"forcedWork",
	"movedInSecret",
	"falseDocuments",
	"boatOrVehicleInDistress",
	"personsAskForHelp",
	"recruitmentWithFalsePromise",
	"other",
] as const;
export type Observation = (typeof observations)[number];
