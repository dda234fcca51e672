import type { Actor } from "@seamark/auth";
import { type Decision, refuse } from "@seamark/service";
import { mergeUndone } from "../../events.ts";
import { type MergeState, toMergeRow, undoMergeRow } from "../../store/merges.ts";
import { presentMerging } from "../merge/answer.ts";
import { type Pair, splitPair } from "../merge/pair.ts";
import { eventsOf } from "../person/person-events.ts";
import { replacing } from "../person/replacing.ts";

/** Makes two records of one again. */
export const decideUndoMerge = (
	{ merge, ...pair }: Pair & { merge: MergeState },
	by: { actor: Actor; at: number },
): Decision => {
	if (merge.undoneAt !== null) return refuse("CONFLICT", [], "The merge was undone before.");
	const after = splitPair(pair, { changes: merge.changes, at: by.at });
	if ("refused" in after) return after;
	const { actor } = by;
	const undone: MergeState = {
		...merge,
		undoneAt: new Date(by.at).toISOString(),
		undoneByPost: actor.postId,
		version: merge.version + 1,
	};
	return {
		writes: [
			{ statement: undoMergeRow, row: toMergeRow(undone) },
			...replacing(pair.kept, after.kept),
			...replacing(pair.merged, after.merged),
		],
		events: [
			mergeUndone({ mergeId: merge.id, actor, keptId: merge.kept, mergedId: merge.merged }),
			...eventsOf(after.kept.state, after.events, actor),
		],
		answer: presentMerging(merge, after),
	};
};
