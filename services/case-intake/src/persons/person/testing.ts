import { jurisdictionFor } from "../classify/jurisdictions.ts";
import { factsOf } from "../classify/testing.ts";
import type { Facts } from "../classify/types.ts";
import { assessPerson } from "./assess-person.ts";
import { type NewPerson, newPerson } from "./new-person.ts";
import type { RecordReturn } from "./record-return.ts";
import type { By, Decision, PersonEvent, PersonState, Suspicion } from "./state.ts";

export const by: By = { post: "01900000-0000-7000-8000-00000000000b", at: Date.parse("2026-06-01T00:00:00Z") };

/** The state after a decision that has to be one. */
export const accepted = (decision: Decision): { state: PersonState; events: readonly PersonEvent[] } => {
	if ("refused" in decision) throw new Error(JSON.stringify(decision.refused));
	return decision;
};

/** A grown-up who just came into a case; tests say what differs. */
export const person = (changes: Partial<NewPerson> = {}): PersonState =>
	accepted(
		newPerson({
			id: "01900000-0000-7000-8000-000000000001",
			agency: "01900000-0000-7000-8000-00000000000a",
			caseId: "01900000-0000-7000-8000-00000000000c",
			role: "other",
			suspicion: null,
			age: { from: 25, to: 30 },
			heldCountry: "FJ",
			flags: [],
			...changes,
		}),
	).state;

const adult = { from: 25, to: 30 };
/** Facts by what they amount to under the Protocols. */
export const facts = {
	trafficking: factsOf({ act: "met", means: "met", purpose: "met", entry: "notMet", stay: "notMet" }, adult),
	smuggling: factsOf({ entry: "met", nonNational: "met", benefit: "met", purpose: "notMet" }, adult),
	both: factsOf({ act: "met", means: "met", purpose: "met", entry: "met", nonNational: "met", benefit: "met" }, adult),
	neither: factsOf({ purpose: "notMet", entry: "notMet", stay: "notMet" }, adult),
	undetermined: factsOf({ act: "met" }, adult),
	/** Trafficking under the Protocols, and no offence where internal trafficking is none. */
	internal: factsOf({ act: "met", means: "met", purpose: "met", transnational: "notMet" }, adult),
	/** Open under the Protocols, and no offence there whatever comes of it. */
	internalOpen: factsOf({ act: "met", purpose: "met", transnational: "notMet" }, adult),
} satisfies Record<string, Facts>;

export const assessed = (state: PersonState, as: keyof typeof facts, law = "UN") =>
	accepted(
		assessPerson(state, { expectedVersion: state.version, facts: facts[as], jurisdiction: jurisdictionFor(law), by }),
	);

export const suspicion = (changes: Partial<Suspicion> = {}): Suspicion => ({
	offence: "homicide",
	ground: "Seen with the weapon by two witnesses",
	relation: "unrelated",
	...changes,
});

/** A return with which everything that can be done beforehand was done. */
export const safeReturn = (changes: Partial<RecordReturn["return"]> = {}): RecordReturn["return"] => ({
	kind: "assistedReturn",
	toCountry: "WS",
	happenedOn: "2026-05-30",
	voluntary: "yes",
	safetyAssessed: true,
	proceedingsChecked: true,
	acceptingService: "01900000-0000-7000-8000-0000000000aa",
	followUpOn: "2026-07-01",
	bestInterests: null,
	...changes,
});
