import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import { endAgreement } from "../store/statements.ts";

/** Ends an agreement now or at a later time, never later than it would have ended by itself. */
export const decideEndAgreement = (
	agreement: { id: string; until: number | null; version: number },
	asked: { at?: string },
	now: number,
): DirectoryDecision => {
	const at = asked.at === undefined ? now : Date.parse(asked.at);
	const over = agreement.until !== null && agreement.until <= now;
	return unlessFaulty(
		faultsWhere(
			[over, "/id", "has ended already"],
			[!(at >= now), "/at", "must be a time from now on"],
			[!over && agreement.until !== null && at > agreement.until, "/at", "is later than the agreement's own end"],
		),
		() => ({
			writes: [{ statement: endAgreement, row: { id: agreement.id, at: rfc3339(at), version: agreement.version } }],
			changed: [{ entity: "agreement", entityId: agreement.id, change: "ended", agencyId: "" }],
			answer: { id: agreement.id, until: rfc3339(at) },
		}),
	);
};
