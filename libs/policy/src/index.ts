export { type FeedFacets, type FeedFilter, matchesFilter, topicsFollowed } from "./filter.ts";
export { may } from "./may.ts";
export {
	fromColumns,
	type PolicyColumns,
	policyColumns,
	policyMigrations,
	policySql,
	principalSettings,
	type Setting,
	writerSettings,
} from "./sql.ts";
export type { Action, Audience, Decision, Flow, GovernedRecord, Handling, Principal, Reason } from "./types.ts";
export * from "./vocabulary.ts";
