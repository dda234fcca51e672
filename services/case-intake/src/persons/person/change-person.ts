import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import type { Decided, Refused } from "@seamark/service";
import type { StoredPerson } from "../../store/persons.ts";
import { followUpWrites } from "../../tasks/task/new-task.ts";
import type { FoundPerson } from "./find-changeable-person.ts";
import { eventsOf } from "./person-events.ts";
import { presentPerson } from "./present.ts";
import { replacing } from "./replacing.ts";
import type { PersonDecision, PersonState } from "./state.ts";

/** What is stored beside the next version of a person. */
export type Beside = {
	writes?: Change["writes"];
	bits?: Partial<StoredPerson["bits"]>;
	returnId?: string;
};

/** What was decided on a person as a whole: the next version with what lies beside it, what happened, and the person as the answer. */
export const changePerson = (
	{ person }: FoundPerson,
	decision: PersonDecision,
	by: { actor: Actor; at: number },
	beside: (after: PersonState) => Beside = () => ({}),
): (Decided & { answer: ReturnType<typeof presentPerson> }) | Refused => {
	if ("refused" in decision) return decision;
	const { state, events } = decision;
	const { writes = [], bits = {}, returnId } = beside(state);
	const after: StoredPerson = {
		...person,
		state,
		bits: { ...person.bits, ...bits },
		changedAt: new Date(by.at).toISOString(),
	};
	return {
		writes: [
			...replacing(person, after),
			...writes,
			// In one commit with what calls for them, so that none is forgotten.
			...followUpWrites(person.state, state, by),
		],
		events: eventsOf(state, events, by.actor, returnId),
		answer: presentPerson(after),
	};
};
