import { faultsOfSecond, faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { PostingRow } from "../store/read.ts";
import { confirmPosting } from "../store/statements.ts";

const second = {
	at: "/id",
	first: "was proposed by you for the other agency",
	next: "another officer of the home agency confirms it",
};

/** The home agency lets its officer go; from now on, or from the agreed beginning, the secondment gives access. */
export const decideConfirmSecondment = (posting: PostingRow, by: string | undefined, now: number): DirectoryDecision =>
	unlessFaulty(
		[
			// What is between two agencies a system of each may decide: none has the keys of both. An officer may serve at both.
			...(by && posting.proposedBy ? faultsOfSecond(by, [posting.proposedBy], second) : []),
			...faultsWhere(
				[posting.confirmed, "/id", "is confirmed already"],
				[posting.until !== null && posting.until <= now, "/id", "has ended before it was confirmed"],
			),
		],
		() => ({
			writes: [{ statement: confirmPosting, row: { id: posting.id, at: rfc3339(now), version: posting.version } }],
			changed: [{ entity: "posting", entityId: posting.id, change: "seconded", agencyId: posting.hostAgencyId }],
			answer: { id: posting.id, state: "confirmed" },
		}),
	);
