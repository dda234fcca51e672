export { firstDirectory } from "./first-directory.ts";
export { demoOfficers, pacific } from "./pacific.ts";
export { seedId } from "./seed-id.ts";
export type * from "./types.ts";
