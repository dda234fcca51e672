export { agreed, cleared } from "./audience.ts";
export type { Decision, Reason } from "./decision.ts";
export { canTell, type FeedFacets, type FeedFilter, matchesFilter, topicsFollowed } from "./filter.ts";
export { type Kind, kindSql } from "./kind.ts";
export { type ActionOf, type KindName, kinds } from "./kinds.ts";
export { decide, decideAccess, may, mayWrite } from "./may.ts";
export { grantable, grantableTo, type Scope, scopes } from "./scopes.ts";
export {
	fromColumns,
	fromGrantRow,
	fromPartyColumns,
	grantRow,
	type PolicyColumns,
	partyColumns,
	policyColumns,
	policyMigrations,
	policySql,
	principalSettings,
	type Setting,
	writerSettings,
} from "./sql.ts";
export type {
	Action,
	Audience,
	Flow,
	GovernedRecord,
	Grant,
	GrantedRecord,
	Handling,
	NamedRecord,
	OwnedRecord,
	Party,
	Principal,
	RecordOf,
} from "./types.ts";
export * from "./vocabulary.ts";
