import { start } from "@seamark/mla-thread";
import { expect, test } from "vitest";
import { faultsOfAsking, faultsOfConfirming, faultsOfErasing, needsTwoOfficers } from "./decide.ts";

test("a draft takes one officer; what was filed takes two, once it has ended", () => {
	const state = start;
	const erased = (stage: string) => faultsOfErasing({ stage: stage as never, state }).length === 0;
	expect(["draft", "answered", "refused", "withdrawn"].filter(erased)).toHaveLength(4);
	expect(["submitted", "registered", "returned", "executing", "postponed"].filter(erased)).toEqual([]);
	// A case in the other State goes on: what it rests on stays until it has ended.
	const withCase = (domesticCase: "may-be-asked" | "asked" | "opened" | "ended") =>
		faultsOfErasing({ stage: "refused", state: { ...start, domesticCase } }).length;
	expect((["may-be-asked", "asked", "opened", "ended"] as const).map(withCase)).toEqual([0, 1, 1, 0]);
	expect([needsTwoOfficers({ stage: "draft" }), needsTwoOfficers({ stage: "answered" })]).toEqual([false, true]);
	expect(faultsOfAsking({ stage: "draft", state }, "")).toEqual([]);
	expect(faultsOfAsking({ stage: "answered", state }, "a")).toEqual([]);
	// Else one officer would be enough, who asks with a token that names nobody.
	expect(faultsOfAsking({ stage: "answered", state }, "")).toHaveLength(1);
	const [before, at, later] = ["2026-05-01T00:00:00.000Z", "2026-05-02T00:00:00.000Z", "2026-05-03T00:00:00.000Z"];
	const asked = { state: "asked" as const, askedBy: "a", askedAt: at };
	const confirming = (erasure: typeof asked | undefined, officer: string, changedAt = before) =>
		faultsOfConfirming({ stage: "answered", state, changedAt }, erasure, officer).length;
	expect(confirming(asked, "b")).toBe(0);
	expect(confirming(asked, "a")).toBe(1);
	expect(confirming(asked, "")).toBe(1);
	expect(confirming(undefined, "b")).toBe(1);
	expect(confirming({ ...asked, state: "done" as never }, "b")).toBe(1);
	// Nobody who asked has seen what was said since.
	expect([confirming(asked, "b", at), confirming(asked, "b", later)]).toEqual([0, 1]);
});
