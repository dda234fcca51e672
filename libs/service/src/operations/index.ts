export { type Accessed, recordsAccessed } from "./accessed.ts";
export type { CommandSpec } from "./command.ts";
export { type Decided, type Decision, faultsWhere, type Refused, refuse } from "./decision.ts";
export { type ListingSpec, type Page, pageOf } from "./listing.ts";
export type { Missing } from "./missing.ts";
export type { Described, Input } from "./operation.ts";
export { type Operations, openOperations } from "./operations.ts";
export type { ReadingSpec } from "./reading.ts";
export { isAboutRights, openRefusals, type Refusals } from "./refusals.ts";
