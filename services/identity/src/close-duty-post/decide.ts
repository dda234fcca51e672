import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, rfc3339, unlessFaulty } from "../decision.ts";
import type { PostRow } from "../store/read.ts";
import { closePost } from "../store/statements.ts";

/** Nobody acts on a closed post any more. It stays in the directory, since records name it. */
export const decideCloseDutyPost = (post: PostRow, actingPost: string, now: number): DirectoryDecision =>
	unlessFaulty(
		faultsWhere(
			[post.closed, "/id", "is closed already"],
			[post.id === actingPost, "/id", "is the post that you act on; close it from another one"],
		),
		() => ({
			writes: [{ statement: closePost, row: { id: post.id, at: rfc3339(now), version: post.version } }],
			changed: [{ entity: "duty-post", entityId: post.id, change: "closed", agencyId: post.agencyId }],
			answer: { id: post.id, closed: true },
		}),
	);
