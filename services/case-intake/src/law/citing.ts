import type { Fault } from "@seamark/errors";
import { knownRegister, type Status } from "@seamark/treaties";

/** Treaties as messages name them, with their id in the register. */
const cited = { UNTOC: "untoc", "Trafficking Protocol": "tip", "Smuggling Protocol": "som" } as const;
export type CitedTreaty = keyof typeof cited;
export const citedTreaties = Object.keys(cited) as CitedTreaty[];

/** Whether a treaty binds a State on a day. For codes that are of no State, such as UN and EU, undefined. */
export const standingOf = (treaty: CitedTreaty, country: string, day: string): Status | undefined =>
	/^[A-Z]{2}$/.test(country) && !["UN", "EU"].includes(country)
		? knownRegister.statusOf(cited[treaty], country, day)
		: undefined;

/** Says of a treaty that is named and not known to bind the State that it is cited as a standard. */
export const citeTruly = (message: string, country: string, day: string): string => {
	const notes = citedTreaties.flatMap((treaty) => {
		const standing = message.includes(treaty) ? standingOf(treaty, country, day) : undefined;
		if (!standing || standing.status === "bound") return [];
		const why = standing.status === "not-bound" ? `does not bind ${country}` : `is not known to bind ${country}`;
		return [`The ${treaty} ${why}, and is cited as a standard`];
	});
	return notes.length === 0 ? message : `${message}. ${notes.join(". ")}`;
};

/** UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

type Refusable = { refused: { faults: readonly { message: string }[] } };

/** A decision whose refusal cites treaties as what they are in the State of the unit that asks. */
export const citingTruly = <D extends object>(decision: D, { country }: { country: string }, at: number): D => {
	if (!("refused" in decision)) return decision;
	const { refused } = decision as unknown as Refusable;
	const faults = refused.faults.map((fault) => ({ ...fault, message: citeTruly(fault.message, country, dayOf(at)) }));
	return { ...decision, refused: { ...refused, faults } };
};

/**
 * What stood against something that happened all the same, as it is recorded: in the words of the refusal, and citing treaties as what
 * they were on the day on which it happened.
 */
export const breachesTruly = (faults: readonly Fault[], { country }: { country: string }, happenedOn: string) =>
	faults.map(({ at, message }) => ({ at, message: citeTruly(message, country, happenedOn) }));

/** A draft whose reasons to leave somebody out cite treaties as what they are in the State of the unit that asks. */
export const leavingOutTruly = <D extends { leftOut: readonly { reason: string }[] }>(
	draft: D,
	{ country }: { country: string },
	at: number,
): D => ({
	...draft,
	leftOut: draft.leftOut.map((one) => ({ ...one, reason: citeTruly(one.reason, country, dayOf(at)) })),
});

/** What the rules of an assessment rest on, cited the same way. */
export const assessingTruly = <A extends { explanation: readonly { law: readonly string[] }[] }>(
	assessment: A,
	{ country }: { country: string },
	at: number,
): A => ({
	...assessment,
	explanation: assessment.explanation.map((one) => ({
		...one,
		law: one.law.map((law) => citeTruly(law, country, dayOf(at))),
	})),
});
