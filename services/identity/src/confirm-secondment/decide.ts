import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { PostingRow } from "../store/read.ts";
import { confirmPosting } from "../store/statements.ts";

/** The home agency lets its officer go; from now on, or from the agreed beginning, the secondment gives access. */
export const decideConfirmSecondment = (posting: PostingRow, now: number): DirectoryDecision =>
	unlessFaulty(
		faultsWhere(
			[posting.confirmed, "/id", "is confirmed already"],
			[posting.until !== null && posting.until <= now, "/id", "has ended before it was confirmed"],
		),
		() => ({
			writes: [{ statement: confirmPosting, row: { id: posting.id, at: rfc3339(now), version: posting.version } }],
			changed: [{ entity: "posting", entityId: posting.id, change: "seconded", agencyId: posting.hostAgencyId }],
			answer: { id: posting.id, state: "confirmed" },
		}),
	);
