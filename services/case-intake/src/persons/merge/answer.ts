import Type from "typebox";
import { Id, Moment, object, orNull } from "../../schema.ts";
import type { MergeState } from "../../store/merges.ts";
import type { Pair } from "./pair.ts";

/** A merge as it was just done or undone, with the versions that both records have now. */
export const Merging = object({
	id: Id,
	keptId: Id,
	mergedId: Id,
	keptVersion: Type.Integer(),
	mergedVersion: Type.Integer(),
});

export const presentMerging = ({ id, kept, merged }: MergeState, after: Pair) => ({
	id,
	keptId: kept,
	mergedId: merged,
	keptVersion: after.kept.state.version,
	mergedVersion: after.merged.state.version,
});

export const PastMerge = object({
	id: Id,
	keptId: Id,
	mergedId: Id,
	reason: Type.String(),
	score: orNull(Type.Number()),
	mergedAt: Moment,
	byPost: Id,
	undoneAt: orNull(Moment),
	undoneByPost: orNull(Id),
});

export const presentMerge = ({ id, kept, merged, reason, scores, mergedAt, byPost, ...rest }: MergeState) => ({
	id,
	keptId: kept,
	mergedId: merged,
	reason,
	score: typeof scores.score === "number" ? scores.score : null,
	mergedAt,
	byPost,
	undoneAt: rest.undoneAt,
	undoneByPost: rest.undoneByPost,
});
