import { isDeepStrictEqual } from "node:util";
import type { Fault } from "@seamark/errors";
import { faultsWhere, type Refused, refuse } from "@seamark/service";
import type { StoredPerson } from "../../store/persons.ts";
import { ageBandOf } from "../person/age.ts";
import { inOrder, settle } from "../person/protection.ts";
import type { Identification, PersonEvent, PersonState } from "../person/state.ts";

export type Pair = { kept: StoredPerson; merged: StoredPerson };

export type Merged = Pair & {
	/** What the merge changed of the kept person, before and after: what undoing it puts back. */
	changes: Changes;
	events: readonly PersonEvent[];
};

/** What a merge can change of the person that is kept. */
const mergeable = ["protectedAs", "flags", "identification", "age", "roles", "suspicion", "screening"] as const;
type Mergeable = Pick<PersonState, (typeof mergeable)[number]>;
export type Changes = { before: Partial<Mergeable>; after: Partial<Mergeable> };

/**
 * Two records turn out to be of one person. The kept one takes over what protects: every protected status, every flag in the way
 * of a return, every role, and the further identification; and the ages that both allow. Assessments and screenings stay what they
 * are, each with its own record, since each was somebody's decision.
 */
export const mergePair = ({ kept, merged }: Pair, o: { mergedVersion: number; at: number }): Merged | Refused => {
	if (merged.state.version !== o.mergedVersion) return refuse("VERSION_CONFLICT");
	const faults = mergeFaults(kept, merged);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const [one, other] = [kept.state, merged.state];
	const age = sharedAge(one.age, other.age);
	const protectedAs = [...new Set([...one.protectedAs, ...other.protectedAs])];
	const joined = settle(
		{ ...one, protectedAs },
		{
			...one,
			flags: [...new Set([...one.flags, ...other.flags])],
			roles: inOrder([...one.roles, ...other.roles]),
			identification: further(one.identification, other.identification),
			age: age === "apart" ? one.age : age,
		},
	);
	const lost = protectedAs.filter((status) => !joined.state.protectedAs.includes(status));
	if (lost.length > 0)
		return refuse("REFUSED", [
			{
				at: "/mergedId",
				message: `would lose its protection (${lost.join(", ")}): assess the person to keep again first`,
			},
		]);
	// A screening that did not know what the other record knew is void.
	const { screening } = joined.state;
	const reopens = screening !== null && protectedAs.includes("victim") && !one.protectedAs.includes("victim");
	const opened = { ...joined.state, guarded: [...one.guarded, ...other.guarded] };
	const state = reopens ? { ...opened, screening: { ...screening, reopened: true } } : opened;
	const now = new Date(o.at).toISOString();
	return {
		kept: { ...kept, state, ageBand: ageBandOf(state.age), changedAt: now },
		merged: {
			...merged,
			state: { ...other, version: other.version + 1 },
			mergedInto: one.id,
			changedAt: now,
		},
		changes: changesOf(one, state),
		events: joined.events,
	};
};

const mergeFaults = (kept: StoredPerson, merged: StoredPerson): Fault[] => {
	const [one, other] = [kept.state, merged.state];
	const rules: [wrong: boolean, message: string][] = [
		[one.id === other.id, "is the same record"],
		[
			(kept.erasedAt === null) !== (merged.erasedAt === null),
			"who one of the two is was erased, and the other is not: erase both, or leave them apart",
		],
		[
			one.caseId === null || other.caseId === null,
			"is a record of an import that is in no case: put it into one first (POST /cases/{id}/imported-persons)",
		],
		[
			one.roles.includes("suspect") !== other.roles.includes("suspect"),
			"one of the two is a suspect and the other is not: decide first whether the person is one",
		],
		[
			one.assessment === null && other.assessment !== null,
			"was assessed and the person to keep was not: keep the one that was assessed",
		],
		[
			one.returned === null && other.returned !== null,
			"has a recorded return and the person to keep has none: keep the one that was returned",
		],
		[sharedAge(one.age, other.age) === "apart", "has an age that excludes the other's: correct one of them first"],
	];
	return faultsWhere(...rules.map(([wrong, message]): [boolean, string, string] => [wrong, "/mergedId", message]));
};

type Age = PersonState["age"];

/** The ages that both ranges allow. */
const sharedAge = (a: Age, b: Age): Age | "apart" => {
	if (!a || !b) return a ?? b;
	const from = a.from === null ? b.from : b.from === null ? a.from : Math.max(a.from, b.from);
	const to = a.to === null ? b.to : b.to === null ? a.to : Math.min(a.to, b.to);
	return from !== null && to !== null && from > to ? "apart" : { from, to };
};

/** A victim who was recognised once stays recognised. */
const order: readonly Identification[] = ["unknown", "notConfirmed", "presumed", "confirmed"];
const further = (a: Identification, b: Identification): Identification =>
	order.indexOf(a) >= order.indexOf(b) ? a : b;

const changesOf = (before: PersonState, after: PersonState): Changes => {
	const changed = mergeable.filter((name) => !isDeepStrictEqual(before[name], after[name]));
	const of = (state: PersonState) => Object.fromEntries(changed.map((name) => [name, state[name]]));
	return { before: of(before), after: of(after) };
};

/**
 * The two are two again. What the merge changed of the kept person goes back, except where somebody has changed it since; the
 * protection of each is what its own record says, and is worked out again.
 */
export const splitPair = (
	{ kept, merged }: Pair,
	o: { changes: Changes; at: number },
): (Pair & { events: readonly PersonEvent[] }) | Refused => {
	if (merged.mergedInto !== kept.state.id || kept.mergedInto !== null)
		return refuse("CONFLICT", [], "The kept person was merged into another one since: undo that merge first.");
	const back = mergeable.filter(
		(name) => name in o.changes.before && isDeepStrictEqual(kept.state[name], o.changes.after[name]),
	);
	const restored: PersonState = {
		...kept.state,
		...Object.fromEntries(back.map((name) => [name, o.changes.before[name]])),
	};
	const { state, events } = settle({ ...kept.state, protectedAs: restored.protectedAs }, restored);
	const now = new Date(o.at).toISOString();
	return {
		kept: { ...kept, state, ageBand: ageBandOf(state.age), changedAt: now },
		merged: {
			...merged,
			state: { ...merged.state, version: merged.state.version + 1 },
			mergedInto: null,
			changedAt: now,
		},
		events,
	};
};
