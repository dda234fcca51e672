import type { Actor } from "@seamark/auth";
import type { Fault } from "@seamark/errors";
import { type Decision, refuse } from "@seamark/service";
import { jurisdictionFaults } from "../../cases/case/jurisdiction.ts";
import { actForms, bitsOf, meansForms, purposeForms } from "../../codes/trafficking.ts";
import { rangeFaults } from "../../dates.ts";
import { assessingTruly, citingTruly, dayOf } from "../../law/citing.ts";
import { insertAssessment, toAssessmentRow } from "../../store/persons.ts";
import { checkFacts, type FactsRefused } from "../classify/check-facts.ts";
import { inWords } from "../classify/in-words.ts";
import { classifyUnder, type Law, lawsFor } from "../classify/laws.ts";
import type { FactsInput } from "../classify/schema.ts";
import type { Facts } from "../classify/types.ts";
import { type Beside, changePerson } from "../person/change-person.ts";
import type { FoundPerson } from "../person/find-changeable-person.ts";
import { settle, traffickedOf } from "../person/protection.ts";
import type { By, PersonDecision, PersonEvent, PersonState } from "../person/state.ts";

export type AssessPerson = { facts: FactsInput; jurisdiction?: string; note?: string };

/**
 * Assesses a person against the definitions of a jurisdiction, the case's own when none is named. Refuses with FORBIDDEN_GROUND
 * where something is entered that decides nothing about anybody.
 */
export const decideAssessPerson = (
	found: FoundPerson,
	command: AssessPerson,
	by: { actor: Actor; at: number },
	/** Ids of the case's notes, files and things, among those that the evidence refers to. */
	known: ReadonlySet<string>,
	who: { country: string },
): Decision => {
	const entered = withRecordedAge(command.facts, found.person.state.age);
	const refused = (code: FactsRefused["code"], faults: readonly Fault[]) =>
		citingTruly(refuse(code, faults), who, by.at);
	const checked = checkFacts(entered);
	const unknown = jurisdictionFaults(command.jurisdiction);
	if ("refused" in checked) {
		const { code, faults } = checked.refused;
		return refused(code, [...faults.map((fault) => ({ ...fault, at: `/facts${fault.at}` })), ...unknown]);
	}
	const faults = [
		...unknown,
		...(command.facts.acted ?? []).flatMap((span, n) => rangeFaults(span, `/facts/acted/${n}`, by.at)),
		...olderThanNow(command.facts, found.person.state.age),
		...referenceFaults(command.facts, known),
	];
	if (faults.length > 0) return refused("REFUSED", faults);
	const { facts } = checked;
	const laws = lawsFor(command.jurisdiction ?? found.ofCase?.jurisdiction ?? "", facts.acted, dayOf(by.at));
	const decision = assess(found.person.state, { facts, laws, by: { post: by.actor.postId, at: by.at } });
	const changed = changePerson(found, decision, by, (after) => besideOf(after, facts, command.note ?? ""));
	if ("refused" in changed || "refused" in decision) return changed;
	const result = decision.state.assessment?.result;
	return {
		...changed,
		answer: { person: changed.answer, assessment: result && assessingTruly(inWords(result), who, by.at) },
	};
};

/** Nobody was older at the time of the act than they are now. What is not entered is taken from what is on record. */
const withRecordedAge = (facts: FactsInput, now: PersonState["age"]): FactsInput =>
	facts.age !== undefined || now === null || now.to === null ? facts : { ...facts, age: { to: now.to } };

const olderThanNow = ({ age }: FactsInput, now: PersonState["age"]): Fault[] =>
	age?.from !== undefined && now !== null && now.to !== null && age.from > now.to
		? [
				{
					at: "/facts/age/from",
					message: `is more than the ${now.to} years that the person has now: correct one of the two`,
				},
			]
		: [];

/** What evidence refers to, as far as it is to be found in the case. */
export const referencesOf = (facts: FactsInput): { at: string; id: string }[] =>
	Object.entries(facts.elements).flatMap(([code, { evidence = [] }]) =>
		evidence.flatMap(({ kind, reference }, index) =>
			kind === "indicator" || reference === undefined
				? []
				: [{ at: `/facts/elements/${code}/evidence/${index}/reference`, id: reference }],
		),
	);

const referenceFaults = (facts: FactsInput, known: ReadonlySet<string>): Fault[] =>
	referencesOf(facts)
		.filter(({ id }) => !known.has(id))
		.map(({ at }) => ({
			at,
			message: "is no note, file or thing of the case: give its id, or leave the reference out",
		}));

const besideOf = (after: PersonState, { elements }: Facts, note: string): Beside => ({
	bits: {
		acts: bitsOf(actForms, elements.act?.forms ?? []),
		means: bitsOf(meansForms, elements.means?.forms ?? []),
		purposes: bitsOf(purposeForms, elements.purpose?.forms ?? []),
	},
	writes: after.assessment
		? [{ statement: insertAssessment, row: toAssessmentRow(after, after.assessment, note) }]
		: [],
});

export type Assess = {
	/** As checkFacts let them through. */
	facts: Facts;
	/** Of the days of the acts. */
	laws: readonly Law[];
	by: By;
};

/**
 * Assesses a person again. Every assessment is a version of its own. Who turns out to be a trafficking victim has to be
 * screened again, no matter what was found before.
 */
export const assess = (state: PersonState, { facts, laws, by }: Assess): PersonDecision => {
	const result = classifyUnder(facts, laws);
	const version = (state.assessment?.version ?? 0) + 1;
	const settled = settle(state, {
		...state,
		assessment: { version, facts, result, at: new Date(by.at).toISOString(), byPost: by.post },
	});
	const assessed: PersonEvent = {
		type: "PersonAssessed",
		assessmentVersion: version,
		classification: result.classification,
		classificationByProtocol: result.byProtocol.classification,
		jurisdiction: result.jurisdiction,
		rulesVersion: result.rulesVersion,
	};
	return { state: settled.state, events: [assessed, ...classificationChange(state, settled.state), ...settled.events] };
};

const classificationChange = (before: PersonState, after: PersonState): PersonEvent[] => {
	const { assessment } = after;
	if (!assessment || (!before.assessment && !before.screening)) return [];
	const previous = before.assessment?.result.classification ?? null;
	const reopensScreening = traffickedOf(after) === "met" && traffickedOf(before) !== "met";
	if (previous === assessment.result.classification && !reopensScreening) return [];
	if (previous === null && !reopensScreening) return [];
	return [
		{
			type: "ClassificationChanged",
			assessmentVersion: assessment.version,
			classification: assessment.result.classification,
			previous,
			reopensScreening,
			heldCountry: after.heldCountry,
		},
	];
};
