import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import type { closeReasons } from "../../codes/cases.ts";
import { caseClosed } from "../../events.ts";
import { type CaseState, replaceCase, toCaseRow } from "../../store/cases.ts";
import { cancelTasks } from "../../store/tasks.ts";
import { presentCase } from "../case/present.ts";

/** A closed case stays readable and counted, and takes nothing more; what was still to do in it is cancelled. */
export const decideCloseCase = (
	found: CaseState,
	reason: (typeof closeReasons)[number],
	by: { actor: Actor; at: number },
): Decision => {
	const at = new Date(by.at).toISOString();
	const after: CaseState = {
		...found,
		status: "closed",
		closedAt: at,
		closeReason: reason,
		changedAt: at,
		version: found.version + 1,
	};
	return {
		writes: [
			{ statement: replaceCase, row: toCaseRow(after) },
			{
				statement: cancelTasks,
				row: { case_id: found.id, reason: "The case was closed.", at, by_post: by.actor.postId },
			},
		],
		events: [caseClosed({ caseId: found.id, version: after.version, actor: by.actor, reason })],
		answer: presentCase(after),
	};
};
