import { type Fault, mustBeOneOf } from "@seamark/errors";
import { type Decision, refuse } from "@seamark/service";
import { caseRecordChanged, protectionBreached } from "../../events.ts";
import { offences, statusConduct } from "../../persons/person/offences.ts";
import { childLaw, isChildNotCleared, isShielded, isUnrelated, shields } from "../../persons/person/protection.ts";
import { codeOf } from "../../persons/person/refuse.ts";
import type { PersonState } from "../../persons/person/state.ts";
import { insertCharge, toChargeRow } from "../../store/charges.ts";
import { type ChargedBy, isBreachOfCharge, type NewCharge, newCharge, readByLaw } from "../charge/new-charge.ts";

export type ChargePerson = NewCharge;

/**
 * A charge against a suspect, or all that is wrong with it. Nobody is charged with having been smuggled or trafficked, or with having
 * fled; a protected person only with the unrelated offence that makes them a suspect; and nobody with what was no offence on the day of the
 * act. A charge that was laid all the same, on a day that is named, is recorded with what was broken.
 */
export const decideChargePerson = (
	state: PersonState,
	command: ChargePerson,
	by: ChargedBy,
	/** Of the case, by whose laws the charge is read; without one by the Protocols. */
	jurisdiction = "",
): Decision => {
	const { caseId } = state;
	const read = readByLaw(command, jurisdiction, by.at);
	const faults = [...whoFaults(state, command), ...offenceFaults(command), ...read.faults];
	const breaches = command.chargedOn === undefined ? [] : faults.filter(isBreachOfCharge);
	if (faults.length > breaches.length || caseId === null)
		return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	const of = { caseId, personId: state.id, companyId: null, liability: null, agency: state.agency, law: read.law };
	const charge = newCharge(of, command, breaches, by);
	const { actor, id } = by;
	return {
		writes: [{ statement: insertCharge, row: toChargeRow(charge, state.version) }],
		events: [
			caseRecordChanged({ caseId, actor, record: "charge", recordId: id, change: "added" }),
			...(breaches.length > 0
				? [protectionBreached({ personId: state.id, caseId, actor, record: "charge", recordId: id })]
				: []),
		],
		answer: { id, version: charge.version, breaches: [...charge.breaches], law: read.law },
	};
};

const whoFaults = (state: PersonState, { offence }: ChargePerson): Fault[] => {
	if (state.caseId === null) return [{ at: "", message: "the record belongs to no case, so nobody is charged by it" }];
	if (isChildNotCleared(state)) return [{ at: "/offence", code: "PROTECTED_NEVER_SUSPECT", message: childLaw }];
	// Nobody can be a suspect of this, so the offence itself says all.
	if (Object.hasOwn(statusConduct, offence)) return [];
	if (!state.roles.includes("suspect") && !isShielded(state))
		return [
			{
				at: "",
				message: `the person is ${state.roles.join(", ")} in the case; only a suspect is charged. Change the roles first, where the law allows it`,
			},
		];
	if (!isShielded(state) || isUnrelated(state, offence)) return [];
	const [status] = state.protectedAs;
	const why = status
		? `the person is protected, and charged with nothing but an unrelated offence that makes them a suspect (${shields[status]})`
		: `an assessment of the person is open: decide it first, or suspect them of this as unrelated to what was done to them (${shields.victim})`;
	return [{ at: "/offence", code: "PROTECTED_NEVER_SUSPECT", message: why }];
};

const offenceFaults = ({ offence }: ChargePerson): Fault[] => {
	if (Object.hasOwn(statusConduct, offence))
		return [
			{
				at: "/offence",
				code: "PROTECTED_NEVER_SUSPECT",
				message: `nobody is charged with this here (${statusConduct[offence]})`,
			},
		];
	if (Object.hasOwn(offences, offence)) return [];
	return [{ at: "/offence", message: mustBeOneOf(Object.keys(offences)) }];
};
