export { firstDirectory } from "./first-directory.ts";
export { ownerAgency, ownerCountries, ownerDirectory } from "./owner.ts";
export { demoOfficers, pacific } from "./pacific.ts";
export { seedId } from "./seed-id.ts";
export type * from "./types.ts";
