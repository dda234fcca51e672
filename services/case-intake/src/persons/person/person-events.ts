import type { Actor } from "@seamark/auth";
import type { NewEvent } from "@seamark/log";
import {
	classificationChanged,
	identificationChanged,
	personAssessed,
	personChanged,
	protectionBreached,
	referralSuggested,
	removalRecorded,
	rolesChanged,
	screeningRecorded,
} from "../../events.ts";
import type { PersonEvent, PersonState } from "./state.ts";

/** What the decisions say has happened to a person, as events of the service. `returnId` names the return it recorded. */
export const eventsOf = (
	state: PersonState,
	happened: readonly PersonEvent[],
	actor: Actor,
	returnId = "",
): NewEvent[] => {
	const of = { personId: state.id, caseId: state.caseId ?? "", actor, version: state.version };
	return happened.map((event) => eventOf(of, event, returnId));
};

type Of = { personId: string; caseId: string; actor: Actor; version: number };

const eventOf = (of: Of, event: PersonEvent, returnId: string): NewEvent => {
	switch (event.type) {
		case "PersonAssessed":
			return personAssessed({ ...of, ...event });
		case "ClassificationChanged":
			return classificationChanged({
				...of,
				...event,
				previous: event.previous ?? "",
				heldCountry: event.heldCountry ?? "",
			});
		case "RolesChanged":
			return rolesChanged({ ...of, roles: [...event.roles], previous: [...event.previous] });
		case "IdentificationChanged":
			return identificationChanged({ ...of, ...event });
		case "ScreeningRecorded":
			return screeningRecorded({ ...of, ...event });
		case "FlagsChanged":
			return personChanged({ ...of, fields: ["flags"] });
		case "ReferralSuggested":
			return referralSuggested({ ...of, reasons: [...event.reasons], heldCountry: event.heldCountry ?? "" });
		case "ReturnRecorded":
			return removalRecorded({ ...of, ...event, screeningOutcome: event.screeningOutcome ?? "", returnId });
		case "ProtectionBreached":
			return protectionBreached({ ...of, record: event.record, recordId: returnId });
	}
};
