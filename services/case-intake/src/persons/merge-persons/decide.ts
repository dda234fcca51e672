import type { Actor } from "@seamark/auth";
import type { Decision } from "@seamark/service";
import { personsMerged } from "../../events.ts";
import { insertMerge, type MergeState, toMergeRow } from "../../store/merges.ts";
import { presentMerging } from "../merge/answer.ts";
import { mergePair, type Pair } from "../merge/pair.ts";
import { eventsOf } from "../person/person-events.ts";
import { replacing } from "../person/replacing.ts";

export type MergePersons = {
	mergedVersion: number;
	reason: string;
	/** What the search said, if there was one. */
	score?: number;
};

/** Makes one of two records. The other stays as it was and points to the kept one, so that all of it can be undone. */
export const decideMergePersons = (
	pair: Pair,
	{ mergedVersion, reason, score }: MergePersons,
	by: { actor: Actor; id: string; at: number },
): Decision => {
	const after = mergePair(pair, { mergedVersion, at: by.at });
	if ("refused" in after) return after;
	const { kept, merged, changes, events } = after;
	const { id, actor } = by;
	const merge: MergeState = {
		id,
		agency: actor.agencyId,
		kept: kept.state.id,
		merged: merged.state.id,
		changes,
		scores: score === undefined ? {} : { score },
		reason,
		mergedAt: new Date(by.at).toISOString(),
		byPost: actor.postId,
		undoneAt: null,
		undoneByPost: null,
		version: 1,
	};
	return {
		writes: [
			...replacing(pair.kept, kept),
			...replacing(pair.merged, merged),
			{ statement: insertMerge, row: toMergeRow(merge) },
		],
		events: [
			personsMerged({ mergeId: id, actor, keptId: merge.kept, mergedId: merge.merged }),
			...eventsOf(kept.state, events, actor),
		],
		answer: presentMerging(merge, after),
	};
};
