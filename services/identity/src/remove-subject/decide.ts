import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { removeSubject, type SubjectRow } from "../store/providers.ts";

/** Taking access away takes one person. What was signed in by it gets no token from here on; one that it has ends within ten minutes. */
export const decideRemoveSubject = (
	one: SubjectRow,
	asked: { reason: string },
	agencyId: string,
	now: number,
): DirectoryDecision =>
	unlessFaulty(faultsWhere([one.removed, "/id", "was removed already"]), () => ({
		writes: [{ statement: removeSubject, row: { id: one.id, at: rfc3339(now) } }],
		changed: [
			{ entity: "provider-subject", entityId: one.officerId, change: "removed", agencyId, reason: asked.reason },
		],
		answer: { id: one.id },
	}));
