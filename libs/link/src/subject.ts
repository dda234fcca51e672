/**
 * What a hub knows of a record that it shares, or that is shared with it. One agency writes a record; the highest version counts, and a recall
 * counts more than any version, also one that comes first. So order, repetition and lanes change nothing.
 */
export type SubjectState = {
	version: number;
	/** Hidden: the audience was narrowed, and nobody at this hub is in it any more. A later version may show it again. */
	as: "shown" | "hidden" | "recalled";
	/** SHA-256 of the content in hex; empty where there is none. */
	digest: string;
};

/** What is left of a recalled record. No version of it counts any more. */
export const tombstone: SubjectState = { version: 0, as: "recalled", digest: "" };

export type Placed = {
	state: SubjectState;
	/** Contradicts: the same version with other content. One of the two hubs was put back; the originator sends a higher version. */
	outcome: "new" | "later" | "known" | "contradicts";
};

export const placeState = (before: SubjectState | undefined, next: SubjectState): Placed => {
	if (!before) return { state: laterOf(next, next), outcome: "new" };
	const state = laterOf(before, next);
	if (contradict(before, next)) return { state, outcome: "contradicts" };
	return { state, outcome: sameState(state, before) ? "known" : "later" };
};

const weight = { shown: 0, hidden: 1, recalled: 2 };

/** The join of two states: the same, no matter which comes first. */
export const laterOf = (a: SubjectState, b: SubjectState): SubjectState => {
	if (a.as === "recalled" || b.as === "recalled") return tombstone;
	if (a.version !== b.version) return a.version > b.version ? a : b;
	if (a.as !== b.as) return weight[a.as] > weight[b.as] ? a : b;
	return a.digest >= b.digest ? a : b;
};

const sameState = (a: SubjectState, b: SubjectState) =>
	a.version === b.version && a.as === b.as && a.digest === b.digest;
const contradict = (a: SubjectState, b: SubjectState) =>
	a.version === b.version && a.as === "shown" && b.as === "shown" && a.digest !== b.digest;
