export { type ChainLink, chainEntries, genesis, type Head, hashOf } from "./chain.ts";
export { type AuditEntry, entryBytes, readEntry, vouchFor } from "./entry.ts";
export { type Fault, type Verdict, verifyChain } from "./verify.ts";
