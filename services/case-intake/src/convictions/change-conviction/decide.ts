import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import type { Charge } from "../../store/charges.ts";
import { type Conviction, replaceConviction, toConvictionRow } from "../../store/convictions.ts";
import { presentConviction } from "../conviction/answer.ts";
import { convictedOf } from "../conviction/register.ts";
import { spentFaults } from "../enter-conviction/decide.ts";

export type ChangeConviction = { court?: string; courtCountry?: string; spentOn?: string | null };

/** What is left out stays; null takes the day away. */
export const decideChangeConviction = (
	{ conviction, charge }: { conviction: Conviction; charge: Charge },
	{ court, courtCountry, spentOn }: ChangeConviction,
	{ actor }: { actor: Actor },
): Decision => {
	const faults = spentFaults(spentOn ?? undefined, convictedOf(charge)?.decidedOn ?? null);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const changed: Conviction = {
		...conviction,
		court: court ?? conviction.court,
		courtCountry: courtCountry ?? conviction.courtCountry,
		spentOn: spentOn === undefined ? conviction.spentOn : spentOn,
		version: conviction.version + 1,
	};
	return {
		writes: [{ statement: replaceConviction, row: toConvictionRow(changed, null) }],
		events: [
			caseRecordChanged({
				...{ caseId: charge.caseId, actor, record: "conviction" },
				...{ recordId: conviction.id, change: "changed" },
			}),
		],
		answer: presentConviction(changed, charge),
	};
};
