import { type Decision, no, yes } from "./decision.ts";
import type { NamedRecord, Principal } from "./types.ts";

/** The rule of kinds whose records name their agencies, each with a role. The scope has been looked at; `roles` may do this. */
export const decideByParties = (roles: readonly string[], who: Principal, what: NamedRecord): Decision => {
	const named = what.parties.filter(({ agency }) => agency === who.agency);
	if (named.length === 0) return no("not-party");
	// A role that the action does not list, for example from a newer version of the hub, may do nothing.
	return named.some(({ role }) => roles.includes(role)) ? yes("party") : no("role");
};
