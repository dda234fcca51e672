/** What a task is about. Words of people go into its note. */
export const taskKinds = [
	"screening",
	"reflectionPeriod",
	"residencePermit",
	"compensationClaim",
	"followUp",
	"bestInterests",
	"interview",
	"contact",
	"medicalCare",
	"shelter",
	"translation",
	"documents",
	"court",
	"other",
] as const;
export type TaskKind = (typeof taskKinds)[number];

export const taskStatuses = ["open", "done", "cancelled"] as const;
export type TaskStatus = (typeof taskStatuses)[number];
