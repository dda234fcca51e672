import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { caseRecordChanged } from "../../events.ts";
import { type CaseState, replaceCase, toCaseRow } from "../../store/cases.ts";
import { jurisdictionFaults } from "../case/jurisdiction.ts";
import { presentCase } from "../case/present.ts";

/** What is left out stays. */
export type UpdateCase = { title?: string; summary?: string; jurisdiction?: string };

export const decideUpdateCase = (
	found: CaseState,
	{ title, summary, jurisdiction }: UpdateCase,
	by: { actor: Actor; at: number },
): Decision => {
	const faults = jurisdictionFaults(jurisdiction);
	if (faults.length > 0) return refuse("REFUSED", faults);
	const after: CaseState = {
		...found,
		title: title ?? found.title,
		summary: summary ?? found.summary,
		jurisdiction: jurisdiction ?? found.jurisdiction,
		changedAt: new Date(by.at).toISOString(),
		version: found.version + 1,
	};
	return {
		writes: [{ statement: replaceCase, row: toCaseRow(after) }],
		events: [
			caseRecordChanged({ caseId: found.id, actor: by.actor, record: "case", recordId: found.id, change: "changed" }),
		],
		answer: presentCase(after),
	};
};
