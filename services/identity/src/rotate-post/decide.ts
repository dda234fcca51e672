import { faultsWhere } from "@seamark/service";
import { postingRow, sitsAlready } from "../assign-officer/decide.ts";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { PostingRow, PostRow } from "../store/read.ts";
import { endPosting, insertHandover } from "../store/statements.ts";

export type RotatePost = { outgoing: string; incoming: string; note: string };

/**
 * One officer leaves a post and another takes it over, in one change: there is no moment at which both or neither sit
 * there. What the post has (its work, its subscriptions, its note of handover) stays with the post.
 */
export const decideRotatePost = (
	asked: RotatePost,
	state: { post: PostRow; postings: readonly PostingRow[] },
	ids: { posting: string; handover: string },
	now: number,
): DirectoryDecision => {
	const { post, postings } = state;
	const leaving = postings.filter((one) => one.officerId === asked.outgoing && one.confirmed && one.from <= now);
	return unlessFaulty(
		faultsWhere(
			[post.closed, "/id", "is a closed post"],
			[asked.incoming === asked.outgoing, "/incoming", "is the officer who leaves"],
			[leaving.length === 0, "/outgoing", "is not on this post now"],
			[
				sitsAlready(postings, asked.incoming, { from: now, until: null }),
				"/incoming",
				"is on this post already, or will be; end that posting first",
			],
		),
		() => ({
			writes: [
				...leaving.map((one) => ({
					statement: endPosting,
					row: { id: one.id, at: rfc3339(now), version: one.version },
				})),
				postingRow(ids.posting, {
					officer: asked.incoming,
					post,
					home: post.agencyId,
					from: now,
					until: null,
					confirmedAt: now,
				}),
				{
					statement: insertHandover,
					row: { ...asked, id: ids.handover, postId: post.id, at: rfc3339(now) },
				},
			],
			changed: [{ entity: "duty-post", entityId: post.id, change: "rotated", agencyId: post.agencyId }],
			answer: { id: post.id, posting: ids.posting, handover: ids.handover },
		}),
	);
};
