import { type Decision, no, yes } from "./decision.ts";
import type { OwnedRecord, Principal } from "./types.ts";

/** The rule of kinds that belong to one agency. The scope has been looked at. */
export const decideByOwner = (who: Principal, what: OwnedRecord): Decision =>
	who.agency === what.owner ? yes("owner") : no("not-owner");
