import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { forChange } from "../../plumbing/consult.ts";
import { findCase } from "../../store/cases.ts";
import { replacePerson, type StoredPerson, toPersonRow } from "../../store/persons.ts";
import { findPerson } from "../../store/read-persons.ts";
import { eventsOf } from "./person-events.ts";
import type { By, Decision, PersonState } from "./state.ts";

/** The person and the case that it is in, as far as the caller's agency has them. */
export const personForChange = async (deps: Deps, session: Session, id: string) => {
	const { found, who } = await forChange(deps, session, {
		record: "person",
		read: async (tx) => {
			const person = await findPerson(tx, id);
			if (!person) return undefined;
			return { person, of: person.state.caseId ? await findCase(tx, person.state.caseId) : undefined };
		},
	});
	if (found.of?.status === "closed") throw new HubError("CASE_CLOSED");
	if (found.person.mergedInto)
		throw new HubError("CONFLICT", {
			detail: "The person was merged into another record; change that one, or undo the merge.",
		});
	return { ...found, who };
};

/** Throws what a decision refused. */
export const decided = (decision: Decision) => {
	if ("refused" in decision) throw new HubError(decision.refused.code, { faults: decision.refused.faults });
	return decision;
};

/**
 * Reads a person, lets a pure decision change it, and commits the next version with what happened and what is stored beside
 * it. Throws the decision's refusal, or VERSION_CONFLICT when somebody was faster.
 */
export const changePerson = async (
	deps: Deps,
	session: Session,
	id: string,
	decide: (state: PersonState, by: By) => Decision,
	beside: (after: PersonState) => {
		writes?: Change["writes"];
		bits?: Partial<StoredPerson["bits"]>;
		returnId?: string;
	} = () => ({}),
): Promise<StoredPerson> => {
	const { context } = deps;
	const { person, who } = await personForChange(deps, session, id);
	const at = context.now();
	const { state, events } = decided(decide(person.state, { post: who.post, at }));
	const { writes = [], bits = {}, returnId } = beside(state);
	const after: StoredPerson = {
		...person,
		state,
		bits: { ...person.bits, ...bits },
		changedAt: new Date(at).toISOString(),
	};
	await context.committer.commit({
		writes: [{ statement: replacePerson, row: toPersonRow(after) }, ...writes],
		events: eventsOf(state, events, actorOf(session, who), returnId),
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	return after;
};
