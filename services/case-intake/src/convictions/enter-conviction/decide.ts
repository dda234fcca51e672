import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import type { PersonState } from "../../persons/person/state.ts";
import type { Charge } from "../../store/charges.ts";
import { type Conviction, insertConviction, toConvictionRow } from "../../store/convictions.ts";
import { presentConviction } from "../conviction/answer.ts";
import { convictedOf, keepsShield } from "../conviction/register.ts";

export type EnterConviction = { court: string; courtCountry?: string; spentOn?: string };
/** The charge, whom it is against, and what the register has of it. */
export type Enterable = { charge: Charge; person: PersonState | null; there: Conviction | undefined };

/** A conviction that counts comes into the register, once. */
export const decideEnterConviction = (
	{ charge, person, there }: Enterable,
	command: EnterConviction,
	{ actor, country, id, at }: { actor: Actor; country: string; id: string; at: number },
): Decision => {
	if (there) return refuse("CONFLICT", [], "The register has this conviction already. Change that entry.");
	const convicted = convictedOf(charge);
	const faults: Fault[] = [
		...(charge.personId === null ? [{ at: "", message: "is of a company: the register holds people alone" }] : []),
		...(convicted ? [] : [{ at: "", message: `is no conviction that counts: the charge is ${charge.status}` }]),
		...(person && keepsShield([person], at)
			? [
					{
						at: "",
						code: "PROTECTED_NEVER_SUSPECT" as const,
						message:
							"the person is protected, or may be: who is shielded is in no register that is searched (UN Principles and Guidelines on Human Rights and Human Trafficking (2002), Principle 7)",
					},
				]
			: []),
		...spentFaults(command.spentOn, convicted?.decidedOn ?? null),
	];
	if (faults.length > 0) return refuse(faults.some(({ code }) => code) ? "PROTECTED_NEVER_SUSPECT" : "REFUSED", faults);
	const conviction: Conviction = {
		id,
		agency: charge.agency,
		chargeId: charge.id,
		court: command.court,
		courtCountry: command.courtCountry ?? country,
		spentOn: command.spentOn ?? null,
		recordedAt: new Date(at).toISOString(),
		byPost: actor.postId,
		version: 1,
	};
	return {
		writes: [{ statement: insertConviction, row: toConvictionRow(conviction, charge.version) }],
		events: [caseRecordChanged({ caseId: charge.caseId, actor, record: "conviction", recordId: id, change: "added" })],
		answer: presentConviction(conviction, charge),
	};
};

/** A conviction is spent after it was decided. */
export const spentFaults = (spentOn: string | undefined, decidedOn: string | null): Fault[] =>
	spentOn !== undefined && decidedOn !== null && spentOn <= decidedOn
		? [{ at: "/spentOn", message: `is not after ${decidedOn}, the day of the conviction; check the year` }]
		: [];
