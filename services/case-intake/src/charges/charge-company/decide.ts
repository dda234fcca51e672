import { type Fault, mustBeOneOf } from "@seamark/errors";
import { type Decision, refuse } from "@seamark/service";
import type { EntityKind } from "../../codes/cases.ts";
import type { Liability } from "../../codes/courts.ts";
import type { LinkRole } from "../../codes/links.ts";
import { caseRecordChanged } from "../../events.ts";
import { offences } from "../../persons/person/offences.ts";
import { codeOf } from "../../persons/person/refuse.ts";
import type { CaseState } from "../../store/cases.ts";
import { insertCompanyCharge, toChargeRow } from "../../store/charges.ts";
import { type ChargedBy, isBreachOfCharge, type NewCharge, newCharge, readByLaw } from "../charge/new-charge.ts";

export type ChargeCompany = NewCharge & { company: string; liability: Liability };

/** The case, and what the company is in it. */
export type Chargeable = { of: CaseState; links: readonly { entityId: string; kind: EntityKind; role: LinkRole }[] };

/**
 * A charge against a company that is linked to the case (UNTOC, Art. 10), or all that is wrong with it. That people are charged for the
 * same acts changes nothing, and neither does it for them.
 */
export const decideChargeCompany = ({ of, links }: Chargeable, command: ChargeCompany, by: ChargedBy): Decision => {
	const read = readByLaw(command, of.jurisdiction, by.at);
	const faults = [...companyFaults(links, command), ...offenceFaults(command), ...read.faults];
	const breaches = command.chargedOn === undefined ? [] : faults.filter(isBreachOfCharge);
	if (faults.length > breaches.length) return refuse(codeOf(faults, "PROTECTED_NEVER_SUSPECT"), faults);
	const { company, liability } = command;
	const charge = newCharge(
		{ caseId: of.id, personId: null, companyId: company, liability, agency: of.agency, law: read.law },
		command,
		breaches,
		by,
	);
	return {
		writes: [{ statement: insertCompanyCharge, row: toChargeRow(charge, null) }],
		events: [caseRecordChanged({ caseId: of.id, actor: by.actor, record: "charge", recordId: by.id, change: "added" })],
		answer: { id: by.id, version: charge.version, breaches: [...charge.breaches], law: read.law },
	};
};

const companyFaults = (links: Chargeable["links"], { company }: ChargeCompany): Fault[] => {
	const of = links.filter(({ entityId }) => entityId === company);
	const at = "/company";
	if (of.length === 0)
		return [
			{
				at,
				message: "is no thing of the case: link the company first (POST /cases/{id}/links), and give its entityId",
			},
		];
	if (of.some(({ kind }) => kind !== "legalPerson"))
		return [{ at, message: "is no company: only a thing of the kind legalPerson is charged" }];
	// Who made her the director of it knew why.
	if (of.some(({ role }) => role === "ofProtectedPerson"))
		return [
			{
				at,
				message: "belongs to a protected person. Find out who controls it. If it is not theirs, correct the link first",
			},
		];
	return [];
};

const offenceFaults = ({ offence }: ChargeCompany): Fault[] =>
	Object.hasOwn(offences, offence) ? [] : [{ at: "/offence", message: mustBeOneOf(Object.keys(offences)) }];
