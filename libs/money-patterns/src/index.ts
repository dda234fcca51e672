export { catalogue, defaults, type Parameters, type PatternName, patternNames } from "./catalogue.ts";
export { type Found, findPatterns } from "./find.ts";
export type { Finding, Roles } from "./finding.ts";
export { accountsScore, type PatternScore, scorePatterns, type Truth } from "./score.ts";
