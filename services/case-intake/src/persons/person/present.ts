import { codesOf, controls, type Duration, recruiters, sectors } from "../../codes/trafficking.ts";
import { erasureOf } from "../../erasure/erasure.ts";
import type { StoredPerson } from "../../store/persons.ts";
import type { PastAssessment } from "../../store/read-persons.ts";
import { inWords } from "../classify/in-words.ts";
import type { PersonAnswer } from "./answer.ts";
import { smugglingOf } from "./smuggling.ts";

/** Persons as their agency reads them. */

export const presentPerson = (person: StoredPerson): PersonAnswer => {
	const { state } = person;
	return {
		id: state.id,
		caseId: state.caseId,
		pseudonym: person.pseudonym,
		identified: person.identityId !== null,
		roles: [...state.roles],
		suspicion: state.suspicion,
		protectedAs: [...state.protectedAs],
		identification: state.identification,
		sex: person.sex,
		age: state.age,
		ageBand: person.ageBand,
		nationality: [...person.nationality],
		heldCountry: state.heldCountry,
		exploitationCountry: person.exploitationCountry,
		citizen: person.citizen,
		controls: codesOf(controls, person.bits.controls),
		recruiters: codesOf(recruiters, person.bits.recruiters),
		duration: person.duration as Duration,
		sectors: codesOf(sectors, person.bits.sectors),
		smuggling: smugglingOf(person.smuggling, state.roles),
		flags: [...state.flags],
		classification: state.assessment?.result.classification ?? null,
		assessmentVersion: state.assessment?.version ?? 0,
		screening: state.screening,
		returned: state.returned && {
			kind: state.returned.kind,
			toCountry: state.returned.toCountry,
			happenedOn: state.returned.happenedOn,
			screeningOutcome: state.returned.screeningOutcome,
			breaches: [...state.returned.breaches],
			at: state.returned.at,
		},
		mergedInto: person.mergedInto,
		erasure: erasureOf(person),
		createdAt: person.createdAt,
		changedAt: person.changedAt,
		version: state.version,
		custom: person.custom,
	};
};

export const presentAssessment = ({ version, facts, result, note, at, byPost }: PastAssessment) => ({
	version,
	classification: result.classification,
	facts,
	result: inWords(result),
	note,
	at,
	byPost,
});
