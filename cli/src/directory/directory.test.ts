import { describe, expect, it } from "vitest";
import { resolveAgencies } from "./directory.ts";

describe("options", () => {
	it("name agencies exactly or not at all", () => {
		const agencies = [
			{ id: "1", handle: "fj-tcu", name: "Fiji Unit" },
			{ id: "2", handle: "to-tcu", name: "Unit" },
			{ id: "3", handle: "vu-tcu", name: "Unit" },
		];
		const uuid = "0198C1DE-7A53-7A10-9D5E-000000000001";
		expect(resolveAgencies(["FJ-TCU", "fiji unit", uuid], "--exclude", agencies)).toEqual({
			ids: ["1", "1", uuid.toLowerCase()],
			faults: [],
		});
		expect(resolveAgencies(["fj-tc", "Unit"], "--exclude", agencies).faults.map(({ message }) => message)).toEqual([
			'"fj-tc" is no agency of this hub',
			'"Unit" is the name of 2 agencies; give the id',
		]);
	});
});
