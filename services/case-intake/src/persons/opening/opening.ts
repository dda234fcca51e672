import type { Actor } from "@seamark/auth";
import type { Purpose } from "@seamark/policy";
import { type Refused, refuse } from "@seamark/service";
import { allows, type SecondPerson } from "../../second-person/second-person.ts";
import { isUnsettled, mayBeChild } from "../person/protection.ts";
import type { PersonState } from "../person/state.ts";
import { type OpeningStatus, openingRules, openingStatuses } from "./opening-rules.ts";

/** What decides how an identity is opened: of a person, or of a record that no person was made of yet. */
export type Openable = Pick<PersonState, "roles" | "protectedAs" | "identification"> & {
	/** A child by the ages on record, or who may be one. */
	child: boolean;
	/** What was done to the person is not settled. */
	unsettled: boolean;
};

export const openableOf = (state: PersonState): Openable => ({
	roles: state.roles,
	protectedAs: state.protectedAs,
	identification: state.identification,
	child: mayBeChild(state),
	unsettled: isUnsettled(state),
});

const holds: Readonly<Record<Exclude<OpeningStatus, "other">, (one: Openable) => boolean>> = {
	// Who may turn out to be a victim is opened as one.
	victim: ({ roles, protectedAs, identification, unsettled }) =>
		protectedAs.includes("victim") ||
		roles.some((role) => role === "victim" || role === "suspectedVictim" || role === "concerned") ||
		identification === "presumed" ||
		identification === "confirmed" ||
		unsettled,
	child: ({ child }) => child,
	refugee: ({ roles, protectedAs }) => protectedAs.includes("refugee") || roles.includes("refugee"),
	smuggledMigrant: ({ roles, protectedAs }) =>
		protectedAs.includes("smuggledMigrant") || roles.includes("smuggledMigrant"),
	witness: ({ roles }) => roles.includes("witness"),
	relative: ({ roles }) => roles.includes("relative"),
	suspect: ({ roles }) => roles.includes("suspect"),
};

/** All that the person is opened as. */
export const openedAs = (one: Openable): readonly OpeningStatus[] => {
	const as = openingStatuses.filter((status) => status !== "other" && holds[status](one));
	return as.length > 0 ? as : ["other"];
};

export const needsSecondPerson = (ones: readonly Openable[]): boolean =>
	ones.flatMap(openedAs).some((status) => openingRules[status].secondPerson);

/** Why the purpose does not fit somebody who is all of these, if it does not. */
export const purposeRefused = (as: readonly OpeningStatus[], purpose: string): Refused | undefined => {
	const against = as.filter((status) => !openingRules[status].purposes.includes(purpose as Purpose));
	if (against.length === 0) return undefined;
	const fitting = [...new Set(as.flatMap((status) => openingRules[status].purposes))].filter((one) =>
		as.every((status) => openingRules[status].purposes.includes(one)),
	);
	return refuse(
		"PURPOSE_NOT_FITTING",
		against.map((status) => ({
			at: "",
			message: `an identity of this kind (${status}) is not opened for the purpose ${purpose} (${openingRules[status].law})`,
		})),
		`Purposes that fit: ${fitting.join(", ")}.`,
	);
};

/** Everybody whom a second officer protects, for what may hold any of them. */
export const strictest: readonly OpeningStatus[] = openingStatuses.filter(
	(status) => openingRules[status].secondPerson,
);

export type Opening = { opens: true; by: SecondPerson | null } | Refused;

/**
 * Whether an officer may be shown who a person is, now. `ones`: the record, and those that it is one person with. `subjects`: the ids
 * that a request may name. `by` is the request that lets it happen, where one is needed.
 */
export const decideOpening = (
	ones: readonly Openable[],
	o: { requests: readonly SecondPerson[]; subjects: readonly string[]; actor: Actor; at: number },
): Opening => {
	const unfit = purposeRefused([...new Set(ones.flatMap(openedAs))], o.actor.purpose);
	if (unfit) return unfit;
	if (!needsSecondPerson(ones)) return { opens: true, by: null };
	const by = o.requests.find((one) =>
		o.subjects.some((subject) => allows(one, { deed: "openIdentity", subject, actor: o.actor, at: o.at })),
	);
	return by ? { opens: true, by } : refuse("SECOND_PERSON_NEEDED");
};
