import { type Decision, no, yes } from "./decision.ts";
import type { PartiesKind } from "./kind.ts";
import type { NamedRecord, Principal } from "./types.ts";

/** The rule of kinds whose records name their agencies, each with a role. The scope has been looked at. */
export const decideByParties = (kind: PartiesKind, who: Principal, action: string, what: NamedRecord): Decision => {
	const named = what.parties.filter(({ agency }) => agency === who.agency);
	if (named.length === 0) return no("not-party");
	// A role that the action does not list, for example from a newer version of the hub, may do nothing.
	return named.some(({ role }) => kind.actions[action]?.roles.includes(role)) ? yes("party") : no("role");
};
