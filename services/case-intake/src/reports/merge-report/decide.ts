import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { identitiesErased } from "../../erasure/erased.ts";
import { reportMerged } from "../../events.ts";
import type { SecondPerson } from "../../second-person/second-person.ts";
import { type CaseState, caseStillOpen, caseTakesIdentities } from "../../store/cases.ts";
import { insertPerson } from "../../store/persons.ts";
import { lettingGo } from "../report/letting-go.ts";
import { type Linking, linkThings } from "../report/link-things.ts";
import { addReported } from "../report/persons.ts";
import { settle, settledBefore } from "../report/settle.ts";
import type { ReportState } from "../report/state.ts";
import type { SaidThing } from "../report/things.ts";

export type MergeReport = {
	/** False where the case knows the persons already. */
	withPersons?: boolean;
	things?: readonly SaidThing[];
};

/** Puts a report to an open case, with its things, and its persons unless they are known there already. */
export const decideMergeReport = (
	report: ReportState,
	into: CaseState,
	{ withPersons = true, things = [] }: MergeReport,
	linking: Linking,
	{ actor, newId, at, request }: { actor: Actor; newId: () => string; at: number; request: SecondPerson | undefined },
): Decision => {
	const before = settledBefore(report);
	if (before) return before;
	const caseId = into.id;
	const linked = linkThings(report, things, linking, { caseId, actor, at });
	if ("faults" in linked) return refuse("REFUSED", linked.faults);
	const added = withPersons
		? addReported(report, { caseId, insert: insertPerson, actor, newId, at })
		: { writes: [], events: [], persons: 0, identities: [] };
	if (
		into.erasedAt !== null &&
		(added.identities.length > 0 || report.content.things.some((one) => one.ofProtectedPerson))
	)
		return identitiesErased("case");
	const gone = withPersons ? { writes: [] } : lettingGo(report, { request, at });
	if ("refused" in gone) return gone;
	return {
		writes: [
			...gone.writes,
			{ statement: caseStillOpen, row: { case_id: caseId } },
			...(added.identities.length > 0 ? [{ statement: caseTakesIdentities, row: { case_id: caseId } }] : []),
			...settle(report, { status: "merged", caseId }, { actor, at, request }, added.identities),
			...added.writes,
			...linked.writes,
		],
		events: [reportMerged({ reportId: report.id, actor, caseId }), ...added.events, ...linked.events],
		answer: {
			caseId,
			reference: into.reference,
			persons: added.persons,
			links: linked.links,
			unlinked: linked.unlinked,
		},
	};
};
