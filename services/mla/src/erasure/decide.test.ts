import { expect, test } from "vitest";
import { faultsOfConfirming, faultsOfErasing, needsTwoOfficers } from "./decide.ts";

test("a draft takes one officer; what was filed takes two, once it has ended", () => {
	const erased = (stage: string) => faultsOfErasing({ stage: stage as never }).length === 0;
	expect(["draft", "answered", "refused", "withdrawn"].filter(erased)).toHaveLength(4);
	expect(["submitted", "registered", "returned", "executing", "postponed"].filter(erased)).toEqual([]);
	expect([needsTwoOfficers({ stage: "draft" }), needsTwoOfficers({ stage: "answered" })]).toEqual([false, true]);
	const asked = { state: "asked" as const, askedBy: "a" };
	const confirming = (erasure: typeof asked | undefined, officer: string) =>
		faultsOfConfirming({ stage: "answered" }, erasure, officer).length;
	expect(confirming(asked, "b")).toBe(0);
	expect(confirming(asked, "a")).toBe(1);
	expect(confirming(asked, "")).toBe(1);
	expect(confirming(undefined, "b")).toBe(1);
	expect(confirming({ ...asked, state: "done" as never }, "b")).toBe(1);
});
