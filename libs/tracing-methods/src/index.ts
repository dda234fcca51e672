export { claimOnThing, confiscable, pariPassu } from "./claims.ts";
export { type Entry, ends, faultsOf, type Move } from "./entry.ts";
export { type Method, type MethodName, methods } from "./methods.ts";
export { type Amount, divide, merge, type Part, total } from "./parts.ts";
export { poison } from "./poison.ts";
export { type Trace, trace } from "./trace.ts";
