import { describe, expect, it } from "vitest";
import { addressOf } from "./hub.ts";

describe("addresses", () => {
	it("carry lists with commas and leave out what is empty", () => {
		expect(
			addressOf("https://h", {
				path: "/a",
				query: { x: ["1", "2"], y: [], z: undefined, flag: true, off: false, n: 5 },
			}),
		).toBe("https://h/a?x=1%2C2&flag=true&n=5");
	});
});
