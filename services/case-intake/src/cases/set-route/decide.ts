import type { Actor } from "@seamark/auth";
import { type Decision, faultsWhere, refuse } from "@seamark/service";
import type { TravelMode } from "../../codes/cases.ts";
import { rangeFaults } from "../../dates.ts";
import { caseRecordChanged } from "../../events.ts";
import type { DateRange } from "../../schema.ts";
import { type CaseState, replaceCase, toCaseRow } from "../../store/cases.ts";
import { clearRoute, insertLeg, type RouteLeg } from "../../store/happenings.ts";

export type Leg = {
	fromPlace?: string;
	fromCountry?: string;
	toPlace?: string;
	toCountry?: string;
	mode?: TravelMode;
	carrier?: string;
	departed?: DateRange;
};

/** The whole route is replaced; a case without legs has none. */
export const decideSetRoute = (found: CaseState, legs: readonly Leg[], by: { actor: Actor; at: number }): Decision => {
	const faults = legs.flatMap((leg, index) => [
		...rangeFaults(leg.departed, `/legs/${index}/departed`, by.at),
		...faultsWhere([
			(leg.fromPlace ?? leg.fromCountry ?? leg.toPlace ?? leg.toCountry) === undefined,
			`/legs/${index}`,
			"leads from nowhere to nowhere: name a place or a country",
		]),
	]);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const { id, agency } = found;
	// Of two who write the route at once one wins, and the other is told.
	const version = found.version + 1;
	return {
		writes: [
			{ statement: replaceCase, row: toCaseRow({ ...found, changedAt: new Date(by.at).toISOString(), version }) },
			{ statement: clearRoute, row: { case_id: id } },
			...legs.map((leg, index) => ({
				statement: insertLeg,
				row: { ...stored(leg, index + 1), case_id: id, agency },
			})),
		],
		events: [caseRecordChanged({ caseId: id, actor: by.actor, record: "route", recordId: id, change: "changed" })],
		answer: { legs: legs.length, version },
	};
};

const stored = (leg: Leg, n: number): RouteLeg => ({
	n,
	fromPlace: leg.fromPlace ?? "",
	fromCountry: leg.fromCountry ?? null,
	toPlace: leg.toPlace ?? "",
	toCountry: leg.toCountry ?? null,
	mode: leg.mode ?? "unknown",
	carrier: leg.carrier ?? "",
	departedFrom: leg.departed?.from ?? null,
	departedTo: leg.departed?.to ?? null,
});
