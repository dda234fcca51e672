import type { Actor } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import type { MergeState } from "../../store/merges.ts";
import { mergePair } from "../merge/pair.ts";
import { stored } from "../person/testing.ts";
import { decideUndoMerge } from "./decide.ts";

const by = { actor: { agencyId: "own", postId: "post" } as Actor, at: Date.parse("2026-06-02T00:00:00Z") };
const done = mergePair(
	{ kept: stored("kept", "witness"), merged: stored("merged", "suspectedVictim") },
	{ mergedVersion: 1, at: by.at },
);
if ("refused" in done) throw new Error("refused");
const { kept, merged, changes } = done;
const merge = { id: "merge", kept: "kept", merged: "merged", changes, undoneAt: null, version: 1 } as MergeState;

test("given a merge, when it is undone, then both are there at their next versions, and an event names all three", () => {
	const decision = decideUndoMerge({ merge, kept, merged }, by);
	expect(decision).toMatchObject({
		writes: [{ row: { version: 2, undone_by_post: "post" } }, { row: { id: "kept" } }, { row: { merged_into: null } }],
		answer: { id: "merge", keptId: "kept", mergedId: "merged", keptVersion: 3, mergedVersion: 3 },
	});
	expect(decodeEvent(decision.events?.[0] ?? { type: "", data: new Uint8Array() })).toMatchObject({
		name: "MergeUndone",
		payload: { mergeId: "merge", keptId: "kept", mergedId: "merged" },
	});
});

test("a merge is undone once, and after a later merge of the kept person first", () => {
	const undone = { ...merge, undoneAt: "2026-06-01T00:00:00.000Z" };
	expect(decideUndoMerge({ merge: undone, kept, merged }, by)).toMatchObject({
		refused: { code: "CONFLICT", detail: "The merge was undone before." },
	});
	expect(decideUndoMerge({ merge, kept: { ...kept, mergedInto: "third" }, merged }, by)).toMatchObject({
		refused: { code: "CONFLICT", detail: expect.stringContaining("undo that merge first") },
	});
});
