import type { Actor } from "@seamark/auth";
import type { Purpose } from "@seamark/policy";
import { type Refused, refuse } from "@seamark/service";
import { allows, type SecondPerson } from "../../second-person/second-person.ts";
import { isUnsettled, mayBeChild } from "../person/protection.ts";
import type { PersonState } from "../person/state.ts";
import { type OpeningStatus, openingRules, openingStatuses } from "./opening-rules.ts";

/** What decides how an identity is opened: of a person, or of a record that no person was made of yet. */
export type Openable = Pick<PersonState, "roles" | "protectedAs" | "identification" | "guarded"> & {
	/** A child by the ages on record, or who may be one. */
	child: boolean;
	/** What was done to the person is not settled. */
	unsettled: boolean;
};

export const openableOf = (state: PersonState): Openable => ({
	roles: state.roles,
	protectedAs: state.protectedAs,
	identification: state.identification,
	guarded: state.guarded,
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

/** What the record says now. */
const saysNow = (one: Openable): readonly OpeningStatus[] =>
	openingStatuses.filter((status) => status !== "other" && holds[status](one));

/** All that the person is opened as, and was a short while ago. */
export const openedAs = (one: Openable, at: number): readonly OpeningStatus[] => {
	const before = one.guarded.filter(({ until }) => at < Date.parse(until)).map(({ as }) => as);
	const as = [...new Set([...saysNow(one), ...before])];
	return as.length > 0 ? as : ["other"];
};

/**
 * How long a person is opened as what they were, once the record says otherwise. One officer changes a record; so without it one officer
 * could make a victim a witness of nothing, and then open who it is alone.
 */
export const guardedForMs = 90 * 24 * 3_600_000;

/** What a person who is changed was until now, and is no more, by which two officers open who it is. */
export const guardedAfter = (before: PersonState, after: PersonState, at: number): PersonState["guarded"] => {
	const until = new Date(at + guardedForMs).toISOString();
	const says = saysNow(openableOf(after));
	const lost = saysNow(openableOf(before)).filter((as) => openingRules[as].secondPerson && !says.includes(as));
	return [
		...after.guarded.filter(({ as, until: end }) => !lost.includes(as) && at < Date.parse(end)),
		...lost.map((as) => ({ as, until })),
	];
};

/** Everything that the records of one person are opened as. */
export const allOpenedAs = (ones: readonly Openable[], at: number): readonly OpeningStatus[] => [
	...new Set(ones.flatMap((one) => openedAs(one, at))),
];

export const needsSecondPerson = (as: readonly OpeningStatus[]): boolean =>
	as.some((status) => openingRules[status].secondPerson);

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

/** What a request may name to open a record; `since`: when the record was merged into it. */
export type OpeningSubject = { id: string; since: string | null };

/**
 * Whether an officer may be shown who a person is, now. `ones`: the record, and those that it is one person with. `by` is the request
 * that lets it happen, where one is needed.
 */
export const decideOpening = (
	ones: readonly Openable[],
	o: { requests: readonly SecondPerson[]; subjects: readonly OpeningSubject[]; actor: Actor; at: number },
): Opening => {
	const as = allOpenedAs(ones, o.at);
	const unfit = purposeRefused(as, o.actor.purpose);
	if (unfit) return unfit;
	if (!needsSecondPerson(as)) return { opens: true, by: null };
	const by = o.requests.find((one) =>
		o.subjects.some(({ id: subject, since }) =>
			allows(one, { deed: "openIdentity", subject, since, actor: o.actor, at: o.at }),
		),
	);
	return by ? { opens: true, by } : refuse("SECOND_PERSON_NEEDED");
};
