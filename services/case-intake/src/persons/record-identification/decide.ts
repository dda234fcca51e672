import { settle } from "../person/protection.ts";
import type { Identification, PersonDecision, PersonEvent, PersonState } from "../person/state.ts";

export type RecordIdentification = { identification: Identification };

/** Records how far the person is identified as a victim. */
export const decideRecordIdentification = (
	state: PersonState,
	{ identification }: RecordIdentification,
): PersonDecision => {
	const settled = settle(state, { ...state, identification });
	const events: PersonEvent[] =
		identification === state.identification
			? []
			: [{ type: "IdentificationChanged", identification, previous: state.identification }];
	return { state: settled.state, events: [...events, ...settled.events] };
};
