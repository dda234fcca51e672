/** Code lists of reports. */

/**
 * How a report came. Source: the first contacts named by the Council of Europe and UN anti-trafficking manuals (raid,
 * routine control, escape to police or embassy, tip of a client, family or NGO), grouped by who writes them down.
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
