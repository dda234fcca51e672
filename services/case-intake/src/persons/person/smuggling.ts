import type { Fault } from "@seamark/errors";
import Type, { type Static } from "typebox";
import { Amount } from "../../charges/charge/sentence.ts";
import { feeTerms, smugglerLevels, smugglingServices } from "../../codes/smuggling.ts";
import { object, oneOf } from "../../schema.ts";

/** What is known of how somebody was smuggled, or of what a smuggler does. */
export const Smuggling = object({
	fee: Type.Optional({ ...Amount, description: "what was asked for one person" }),
	paid: Type.Optional(Type.Array(oneOf(feeTerms), { uniqueItems: true })),
	services: Type.Optional(Type.Array(oneOf(smugglingServices), { uniqueItems: true })),
	level: Type.Optional(
		oneOf(smugglerLevels, {
			description: "of a suspect: basic carries or guides, logistics works at it full time, organiser gains most",
		}),
	),
});
export type Smuggling = Static<typeof Smuggling>;

/** A level says that somebody smuggles: of nobody but a suspect. */
export const levelFaults = (smuggling: Smuggling | undefined, roles: readonly string[]): Fault[] =>
	smuggling?.level !== undefined && !roles.includes("suspect")
		? [{ at: "/smuggling/level", message: "is said of a suspect alone: leave it out, or record the suspicion first" }]
		: [];

/** As it is told. Who is a suspect no more, since protection came, has no level either. */
export const smugglingOf = (smuggling: Smuggling | null, roles: readonly string[]): Smuggling | null => {
	if (smuggling === null || roles.includes("suspect")) return smuggling;
	const { level: _, ...others } = smuggling;
	return Object.keys(others).length > 0 ? others : null;
};
