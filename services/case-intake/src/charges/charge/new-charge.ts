import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import type { Static } from "typebox";
import { rangeFaults } from "../../dates.ts";
import { breachesTruly, dayOf } from "../../law/citing.ts";
import type { Acted } from "../../persons/classify/schema.ts";
import type { Span } from "../../persons/classify/types.ts";
import type { Charge } from "../../store/charges.ts";
import { lawOfCharge, noOffenceFaults } from "./law-of-the-day.ts";

/** What a charge says of itself, no matter who is charged. */
export type NewCharge = {
	offence: string;
	statute?: string;
	chargedOn?: string;
	acted?: Static<typeof Acted>;
};

export type ChargedBy = { actor: Actor; country: string; id: string; at: number };

const spansOf = (acted: NewCharge["acted"] = []): Span[] =>
	acted.map(({ from, to }) => ({ from: from ?? null, to: to ?? null }));

/** The law by which the charge is read, and what of the charge speaks against it. */
export const readByLaw = (command: NewCharge, jurisdiction: string, at: number) => {
	const law = lawOfCharge({ offence: command.offence, acted: spansOf(command.acted) }, jurisdiction, dayOf(at));
	return { law, faults: [...noOffenceFaults(command.offence, law), ...dateFaults(command, at)] };
};

const dateFaults = ({ chargedOn, acted = [] }: NewCharge, at: number): Fault[] => [
	...rangeFaults(chargedOn === undefined ? undefined : { from: chargedOn }, "", at).map(({ message }) => ({
		at: "/chargedOn",
		message,
	})),
	...acted.flatMap((span, n) => [
		...rangeFaults(span, `/acted/${n}`, at),
		...(span.from === undefined && span.to === undefined
			? [{ at: `/acted/${n}`, message: "is empty: name a day, or leave it out" }]
			: []),
		...(chargedOn !== undefined && span.from !== undefined && span.from > chargedOn
			? [{ at: `/acted/${n}/from`, message: `lies after ${chargedOn}, the day of the charge; check both dates` }]
			: []),
	]),
];

/** A charge that was laid is recorded with what it broke; one that is planned is refused for it. */
export const isBreachOfCharge = ({ code }: Fault): boolean =>
	code === "PROTECTED_NEVER_SUSPECT" || code === "NO_OFFENCE_THEN";

export const newCharge = (
	of: Pick<Charge, "caseId" | "personId" | "companyId" | "liability" | "agency" | "law">,
	command: NewCharge,
	breaches: readonly Fault[],
	{ actor, country, id, at }: ChargedBy,
): Charge => ({
	...of,
	id,
	company: null,
	offence: command.offence,
	statute: command.statute ?? "",
	chargedOn: command.chargedOn ?? null,
	acted: spansOf(command.acted),
	status: "charged",
	recordedAt: new Date(at).toISOString(),
	byPost: actor.postId,
	version: 1,
	breaches: breachesTruly(breaches, { country }, command.chargedOn ?? dayOf(at)),
	stages: [],
});
