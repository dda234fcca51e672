import type { Actor } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import { expect, test } from "vitest";
import { stored } from "../person/testing.ts";
import { decideMergePersons } from "./decide.ts";

const by = { actor: { agencyId: "own", postId: "post" } as Actor, id: "merge", at: Date.parse("2026-06-02T00:00:00Z") };
const pair = { kept: stored("kept", "witness"), merged: stored("merged", "suspectedVictim") };

test("given two records, when they are merged, then both are written with a record of what it changed and why", () => {
	const decision = decideMergePersons(pair, { mergedVersion: 1, reason: "one passport", score: 0.9 }, by);
	expect(decision).toMatchObject({
		writes: [
			{ row: { id: "kept", version: 2, protected_as: ["victim"] } },
			{ row: { id: "merged", version: 2, merged_into: "kept" } },
			{ row: { id: "merge", reason: "one passport", scores: { score: 0.9 }, by_post: "post", undone_at: null } },
		],
		answer: { id: "merge", keptId: "kept", mergedId: "merged", keptVersion: 2, mergedVersion: 2 },
	});
	expect(decision.events?.flatMap((event) => decodeEvent(event)?.name ?? [])).toEqual(["PersonsMerged"]);
});

test("a merge at a version that is gone, or of a record with itself, is refused", () => {
	expect(decideMergePersons(pair, { mergedVersion: 2, reason: "one" }, by)).toMatchObject({
		refused: { code: "VERSION_CONFLICT" },
	});
	expect(decideMergePersons({ ...pair, merged: pair.kept }, { mergedVersion: 1, reason: "one" }, by)).toMatchObject({
		refused: { code: "REFUSED", faults: [{ at: "/mergedId", message: "is the same record" }] },
	});
});
