import { describe, expect, it } from "vitest";
import { openSeen } from "./seen.ts";

describe("what was seen", () => {
	it("comes once, whatever its order, and a later version is new", () => {
		const seen = openSeen();
		const states = [[2], [1], [2], [1], [3, "recalled"], [3, "recalled"]] as const;
		expect(states.map(([version, status]) => seen({ id: "a", version, ...(status ? { status } : {}) }))).toEqual([
			true,
			true,
			false,
			false,
			true,
			false,
		]);
	});
	it("is new again after it was withdrawn", () => {
		const seen = openSeen();
		const states = ["live", "withdrawn", "withdrawn", "live", "live", "withdrawn"];
		expect(states.map((status) => seen({ id: "a", version: 1, status }))).toEqual([
			true,
			true,
			false,
			true,
			false,
			true,
		]);
	});
	it("is forgotten, oldest first, before memory runs out", () => {
		const seen = openSeen(2);
		expect(["a", "b", "c", "c", "a"].map((id) => seen({ id, version: 1 }))).toEqual([true, true, true, false, true]);
	});
});
