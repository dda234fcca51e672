import { type Decision, no, yes } from "./decision.ts";
import type { GrantedRecord, Principal } from "./types.ts";

/** The rule of kinds that belong to one agency, which may let others in. The scope has been looked at; `roles` may do this. */
export const decideByGrants = (
	roles: readonly string[],
	who: Principal,
	what: GrantedRecord,
	now: number,
): Decision => {
	if (who.agency === what.owner && roles.includes("owner")) return yes("owner");
	const received = what.grants.filter(({ receiver }) => receiver === who.agency);
	if (received.length === 0) return no(who.agency === what.owner ? "role" : "not-granted");
	if (!roles.includes("grantee")) return no("role");
	// Authority ends with its grantor: what another than the owner gave opens nothing.
	const valid = received.filter(({ giver }) => giver === what.owner);
	if (valid.length === 0) return no("not-grantor");
	const fitting = valid.filter(({ purpose }) => purpose === who.purpose);
	if (fitting.length === 0) return no("purpose");
	// Asked this way round, so that a time that cannot be read counts as past.
	return fitting.some(({ until }) => Date.parse(until) > now) ? yes("granted") : no("expired");
};
