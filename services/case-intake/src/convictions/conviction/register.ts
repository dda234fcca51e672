import { HubError } from "@seamark/errors";
import { decideAccess, type Principal } from "@seamark/policy";
import { convictedOn, isConvicted } from "../../charges/charge/counting.ts";
import { dayOf } from "../../law/citing.ts";
import { needsSecondPerson, openableOf, openedAs } from "../../persons/opening/opening.ts";
import { isShielded } from "../../persons/person/protection.ts";
import type { PersonState } from "../../persons/person/state.ts";
import type { Charge } from "../../store/charges.ts";
import type { Conviction } from "../../store/convictions.ts";

/**
 * The register is for those who investigate and prosecute, and where a life is at risk. For another purpose it answers nothing, and says
 * why: an empty answer would say that nobody was convicted.
 */
export const forTheRegister = (who: Principal, at: number): void => {
	const { reason } = decideAccess("conviction", who, "read", { owner: who.agency }, at);
	if (reason === "purpose")
		throw new HubError("PURPOSE_NOT_FITTING", {
			detail: "The register of convicted persons is for the purposes investigation, prosecution and life-saving.",
		});
};

/** What became of the conviction on appeal, as far as it is recorded. */
export type AppealState = "none" | "pending" | "upheld";
export type Convicted = {
	decidedOn: string | null;
	appeal: AppealState;
	sentence: Charge["stages"][number]["sentence"];
};

/** What a charge says of its conviction; undefined where it has none that counts: it fell, or was against the law. */
export const convictedOf = ({
	stages,
	breaches,
	status,
}: Pick<Charge, "stages" | "breaches" | "status">): Convicted | undefined => {
	if (breaches.length > 0 || !isConvicted(stages)) return undefined;
	const upheld = stages.findLast(({ outcome }) => outcome !== null)?.stage === "appeal";
	return {
		decidedOn: convictedOn(stages),
		appeal: status === "appealed" ? "pending" : upheld ? "upheld" : "none",
		sentence: stages.findLast(({ sentence }) => sentence !== null)?.sentence ?? null,
	};
};

/** Whether a person keeps the shield, in any record of them, now or until a short while ago: nobody finds them here, with any conviction. */
export const keepsShield = (ones: readonly PersonState[], at: number): boolean =>
	ones.some(isShielded) || needsSecondPerson(ones.flatMap((one) => openedAs(openableOf(one), at)));

/** Whether a search may find it: it counts, is not spent, and its person keeps no shield. */
export const isFindable = (
	{ spentOn }: Pick<Conviction, "spentOn">,
	charge: Pick<Charge, "stages" | "breaches" | "status">,
	ones: readonly PersonState[],
	at: number,
): boolean =>
	ones.length > 0 &&
	convictedOf(charge) !== undefined &&
	(spentOn === null || spentOn > dayOf(at)) &&
	!keepsShield(ones, at);
