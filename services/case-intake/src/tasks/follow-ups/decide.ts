import type { PersonState } from "../../persons/person/state.ts";
import { type FollowUpCode, followUpRules } from "./rules.ts";

export type FollowUp = { rule: FollowUpCode; dueOn: string };

const dayMs = 86_400_000;
const dayAfter = (at: number, days: number): string => new Date(at + days * dayMs).toISOString().slice(0, 10);

const needsScreening = ({ screening, protectedAs, roles }: PersonState): boolean =>
	(protectedAs.length > 0 || roles.includes("suspectedVictim")) &&
	(screening === null || screening.reopened || screening.outcome === "inconclusive");
const onGrounds = ({ identification }: PersonState): boolean =>
	identification === "presumed" || identification === "confirmed";

/** When each rule begins to ask: where this holds of a person and did not before. */
const asks: Record<Exclude<FollowUpCode, "returnFollowedUp">, (state: PersonState) => boolean> = {
	screeningDue: needsScreening,
	reflectionPeriodEnds: onGrounds,
	residencePermitEnds: ({ flags }) => flags.includes("stayGranted"),
	compensationClaimLapses: ({ identification }) => identification === "confirmed",
};

/** What a change of a person asks for afterwards. A person of no case has nobody to do it. */
export const followUpsOf = (before: PersonState, after: PersonState, at: number): FollowUp[] => {
	if (after.caseId === null) return [];
	const begun = (Object.keys(asks) as (keyof typeof asks)[])
		.filter((rule) => asks[rule](after) && !asks[rule](before))
		.map((rule): FollowUp => ({ rule, dueOn: dayAfter(at, followUpRules[rule].days) }));
	const day = after.returned?.followUpOn ?? null;
	const returned = after.returned !== before.returned && day !== null;
	return returned ? [...begun, { rule: "returnFollowedUp", dueOn: day }] : begun;
};
