import { classify } from "../classify/classify.ts";
import type { Facts, Jurisdiction } from "../classify/types.ts";
import { settle, traffickedOf } from "./protection.ts";
import { staleVersion } from "./refuse.ts";
import type { By, Decision, PersonEvent, PersonState } from "./state.ts";

export type AssessPerson = {
	expectedVersion: number;
	/** As checkFacts let them through. */
	facts: Facts;
	jurisdiction: Jurisdiction;
	by: By;
};

/**
 * Assesses a person anew. Every assessment is a version of its own. Who turns out to be a trafficking victim has to be
 * screened again wherever they are held, whatever was found before. Refuses with VERSION_CONFLICT.
 */
export const assessPerson = (
	state: PersonState,
	{ expectedVersion, facts, jurisdiction, by }: AssessPerson,
): Decision => {
	const stale = staleVersion(state, expectedVersion);
	if (stale) return stale;
	const result = classify(facts, jurisdiction);
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
	return { state: settled.state, events: [assessed, ...changed(state, settled.state), ...settled.events] };
};

const changed = (before: PersonState, after: PersonState): PersonEvent[] => {
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
