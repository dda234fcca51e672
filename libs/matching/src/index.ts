export { birthFromAge, compareBirths, comparePersons, comparePrepared } from "./compare.ts";
export { editsBetween, jaroWinkler } from "./distance.ts";
export { keysOf, keysVersion } from "./keys.ts";
export { latinOf } from "./latin.ts";
export { type Prepared, prepare } from "./parts.ts";
export type { Ground, Match, Person, PersonName } from "./types.ts";
