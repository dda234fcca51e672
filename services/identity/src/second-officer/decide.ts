import { faultsWhere } from "@seamark/service";
import { postingRow, sitsAlready } from "../assign-officer/decide.ts";
import { type DirectoryDecision, periodFrom, unlessFaulty } from "../decision.ts";
import type { PostingRow, PostRow } from "../store/read.ts";

export type SecondOfficer = { officer: string; homeAgency: string; from?: string; until: string };

/** The host proposes; nothing changes for anybody until the home agency confirms. A secondment always ends. */
export const decideSecondOfficer = (
	asked: SecondOfficer,
	state: { post: PostRow; postings: readonly PostingRow[]; proposedBy: string | null },
	id: string,
	now: number,
): DirectoryDecision => {
	const period = periodFrom(asked, now);
	const { post } = state;
	return unlessFaulty(
		[
			...faultsWhere(
				[post.closed, "/id", "is a closed post"],
				[asked.homeAgency === post.agencyId, "/homeAgency", "is your own agency; assign the officer instead"],
				[sitsAlready(state.postings, asked.officer, period), "/officer", "is on this post at that time already"],
			),
			...period.faults,
		],
		() => ({
			writes: [
				postingRow(id, {
					...{ officer: asked.officer, post, home: asked.homeAgency, ...period },
					...{ confirmedAt: null, proposedBy: state.proposedBy },
				}),
			],
			changed: [{ entity: "posting", entityId: id, change: "proposed", agencyId: post.agencyId }],
			answer: { id, state: "proposed" },
		}),
	);
};
