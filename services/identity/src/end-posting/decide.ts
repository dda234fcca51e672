import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { PostingRow } from "../store/read.ts";
import { endPosting } from "../store/statements.ts";

/** Ends a posting now or later, never later than it would have ended. Both sides of a secondment may end it. */
export const decideEndPosting = (posting: PostingRow, asked: { at?: string }, now: number): DirectoryDecision => {
	const at = asked.at === undefined ? now : Date.parse(asked.at);
	const over = posting.until !== null && posting.until <= now;
	return unlessFaulty(
		faultsWhere(
			[over, "/id", "has ended already"],
			[!(at >= now), "/at", "must be a time from now on"],
			[!over && posting.until !== null && at > posting.until, "/at", "is later than the posting's own end"],
		),
		() => ({
			writes: [{ statement: endPosting, row: { id: posting.id, at: rfc3339(at), version: posting.version } }],
			changed: [{ entity: "posting", entityId: posting.id, change: "ended", agencyId: posting.hostAgencyId }],
			answer: { id: posting.id, until: rfc3339(Math.max(at, posting.from)) },
		}),
	);
};
