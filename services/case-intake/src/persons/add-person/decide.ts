import type { Fault } from "@seamark/errors";
import { type Refused, refuse } from "@seamark/service";
import { bitsOf, controls, recruiters, sectors } from "../../codes/trafficking.ts";
import { ageFaults, rangeFaults } from "../../dates.ts";
import { changedValues } from "../../fields/field/values.ts";
import { pseudonymOf } from "../../ids.ts";
import type { AgeRange, Identity } from "../../schema.ts";
import type { FieldDefinition } from "../../store/fields.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { ageBandOf, ageFromBirth } from "../person/age.ts";
import { newPerson } from "../person/new-person.ts";
import { levelFaults } from "../person/smuggling.ts";
import type { PersonEvent } from "../person/state.ts";
import { vouchedFor } from "../person/vouched-for.ts";
import type { PersonInput } from "./schema.ts";

export type AddPerson = {
	input: Omit<PersonInput, "identity">;
	/** Read for its birth alone; it goes to the vault under `identityId`. */
	identity: Identity | undefined;
	id: string;
	identityId: string | null;
	/** The officer who writes it down; none where it comes with a report. */
	officer?: string;
	/** The agency's own fields of persons; none where the input fills none in. */
	fields?: readonly FieldDefinition[];
	agency: string;
	caseId: string;
	/** Whether a prosecutor adds the person, whose word on what is unrelated suffices. */
	byProsecutor?: boolean;
	/** Milliseconds since the epoch. */
	at: number;
};

/** A person enters a case, or is refused with everything that is wrong. */
export const decideAddPerson = (
	command: AddPerson,
): { person: StoredPerson; events: readonly PersonEvent[] } | Refused => {
	const { input, identity, at } = command;
	const custom = changedValues({}, input.custom ?? {}, command.fields ?? [], "/custom");
	const faults = [
		...("faults" in custom ? custom.faults : []),
		...ageFaults(input.age, "/age"),
		...rangeFaults(identity?.birth, "/identity/birth", at),
		...agreeFaults(input.age, identity, at),
		...levelFaults(input.smuggling, input.roles),
	];
	const age = rangeOf(input.age ?? (identity?.birth ? ageFromBirth(identity.birth, at) : undefined));
	const decision = newPerson({
		id: command.id,
		agency: command.agency,
		caseId: command.caseId,
		roles: input.roles,
		suspicion: input.suspicion ? vouchedFor(input.suspicion, command.byProsecutor ? "prosecutor" : null) : null,
		age,
		heldCountry: input.heldCountry ?? null,
		flags: input.flags ?? [],
	});
	if ("refused" in decision) return refuse(decision.refused.code, [...faults, ...decision.refused.faults]);
	if ("faults" in custom || faults.length > 0) return refuse("REFUSED", faults);
	const now = new Date(at).toISOString();
	return {
		events: decision.events,
		person: {
			state: decision.state,
			pseudonym: pseudonymOf(command.id),
			identityId: command.identityId,
			identityBy: writtenBy(command.identityId, command.officer, now),
			sex: input.sex ?? "unknown",
			nationality: input.nationality ?? [],
			exploitationCountry: input.exploitationCountry ?? null,
			citizen: input.citizen ?? "unknown",
			mergedInto: null,
			erasedAt: null,
			erasure: null,
			createdAt: now,
			changedAt: now,
			custom: custom.values,
			bits: bitsFrom(input),
			duration: input.duration ?? "unknown",
			smuggling: input.smuggling ?? null,
			ageBand: ageBandOf(age),
		},
	};
};

export const writtenBy = (
	identityId: string | null,
	officer: string | undefined,
	at: string,
): StoredPerson["identityBy"] => (identityId === null || !officer ? null : { officer, at });

const bitsFrom = (input: AddPerson["input"]): StoredPerson["bits"] => ({
	...{ acts: 0, means: 0, purposes: 0 },
	controls: bitsOf(controls, input.controls ?? []),
	recruiters: bitsOf(recruiters, input.recruiters ?? []),
	sectors: bitsOf(sectors, input.sectors ?? []),
});

export const rangeOf = (age: AgeRange | undefined): { from: number | null; to: number | null } | null =>
	age && (age.from !== undefined || age.to !== undefined) ? { from: age.from ?? null, to: age.to ?? null } : null;

/** A birth date and an age that exclude each other: one of the two is a slip of the pen, and age decides much. */
export const agreeFaults = (age: AgeRange | undefined, identity: Identity | undefined, at: number): Fault[] => {
	if (!age || !identity?.birth) return [];
	const born = ageFromBirth(identity.birth, at);
	const apart =
		(age.from !== undefined && born.to !== undefined && age.from > born.to) ||
		(age.to !== undefined && born.from !== undefined && age.to < born.from);
	return apart
		? [{ at: "/age", message: "contradicts the birth date; correct one of the two, or leave out what is uncertain" }]
		: [];
};
