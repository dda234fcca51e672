import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { askSecondPerson } from "../../second-person/ask-second-person.ts";
import type { SecondPerson, SubjectKind } from "../../second-person/second-person.ts";
import { allOpenedAs, needsSecondPerson, type Openable, purposeRefused, strictest } from "../opening/opening.ts";

export type AskToOpen = {
	of: { kind: SubjectKind; id: string };
	reason: string;
	lifeAtRisk: boolean;
};

/**
 * A request to open who somebody is. `ones`: the person's record and the one that it has become; null for a case or an import, in which
 * anybody may be. In danger to life the officer begins at once, and a second one answers afterwards.
 */
export const decideAskToOpen = (
	{ of, reason, lifeAtRisk }: AskToOpen,
	ones: readonly Openable[] | null,
	by: { id: string; actor: Actor; at: number; before: readonly SecondPerson[] },
): Decision => {
	const as = ones === null ? strictest : allOpenedAs(ones, by.at);
	const unfit = purposeRefused(as, by.actor.purpose);
	if (unfit) return unfit;
	if (!needsSecondPerson(as)) return refuse("REFUSED", [], "This identity needs no second officer. Open it.");
	if (lifeAtRisk && of.kind !== "person")
		return refuse("REFUSED", [
			{
				at: "/lifeAtRisk",
				message: `opens one named person at a time, and not a whole ${of.kind}: name the person whose life is in danger`,
			},
		]);
	if (lifeAtRisk && by.actor.purpose !== "life-saving")
		return refuse("REFUSED", [
			{ at: "/lifeAtRisk", message: "needs a token for the purpose life-saving: sign in for that purpose" },
		]);
	return askSecondPerson({ deed: "openIdentity", subjectKind: of.kind, subject: of.id, reason, alone: lifeAtRisk }, by);
};
