import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, periodFrom, rfc3339, unlessFaulty } from "../decision.ts";
import type { PostingRow, PostRow } from "../store/read.ts";
import { insertPosting } from "../store/statements.ts";

/** Does the officer already sit on the post at some time of that period? */
export const sitsAlready = (
	postings: readonly PostingRow[],
	officer: string,
	period: { from: number; until: number | null },
): boolean =>
	postings.some(
		(one) =>
			one.officerId === officer &&
			one.from < (period.until ?? Number.POSITIVE_INFINITY) &&
			period.from < (one.until ?? Number.POSITIVE_INFINITY),
	);

export const postingRow = (
	id: string,
	o: {
		officer: string;
		post: PostRow;
		home: string;
		from: number;
		until: number | null;
		confirmedAt: number | null;
		proposedBy?: string | null;
	},
) => ({
	statement: insertPosting,
	row: {
		id,
		officerId: o.officer,
		postId: o.post.id,
		homeAgencyId: o.home,
		hostAgencyId: o.post.agencyId,
		from: rfc3339(o.from),
		until: o.until === null ? null : rfc3339(o.until),
		confirmedAt: o.confirmedAt === null ? null : rfc3339(o.confirmedAt),
		proposedBy: o.proposedBy ?? null,
	},
});

/** Puts an officer of the agency on one of its own posts. */
export const decideAssignOfficer = (
	asked: { officer: string; from?: string; until?: string },
	state: { post: PostRow; postings: readonly PostingRow[] },
	id: string,
	now: number,
): DirectoryDecision => {
	const period = periodFrom(asked, now);
	const { post } = state;
	return unlessFaulty(
		[
			...faultsWhere(
				[post.closed, "/id", "is a closed post"],
				[sitsAlready(state.postings, asked.officer, period), "/officer", "is on this post at that time already"],
			),
			...period.faults,
		],
		() => ({
			writes: [postingRow(id, { officer: asked.officer, post, home: post.agencyId, ...period, confirmedAt: now })],
			changed: [{ entity: "posting", entityId: id, change: "assigned", agencyId: post.agencyId }],
			answer: { id },
		}),
	);
};
