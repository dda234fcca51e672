import { settle } from "../person/protection.ts";
import type { PersonDecision, PersonEvent, PersonState, ProtectionFlag } from "../person/state.ts";

export type SetFlags = { flags: readonly ProtectionFlag[] };

/** Sets what hinders a return. */
export const decideSetFlags = (state: PersonState, { flags }: SetFlags): PersonDecision => {
	const settled = settle(state, { ...state, flags: [...new Set(flags)] });
	return { state: settled.state, events: [...flagsChanged(state, settled.state), ...settled.events] };
};

/** The order of flags means nothing. */
export const flagsChanged = (before: PersonState, { flags }: PersonState): PersonEvent[] =>
	[...before.flags].sort().join() === [...flags].sort().join() ? [] : [{ type: "FlagsChanged", flags }];
