import { expect, test } from "vitest";
import { namedHub } from "./own-name.ts";

test("a hub that has no identifier of its own is not paired, and is told what to do", () => {
	const hub = "https://hub.example";
	expect(namedHub({ hub, snapshot: { hubNamed: true } })).toBe(hub);
	expect(() => namedHub({ hub, snapshot: { hubNamed: false } })).toThrowError(
		expect.objectContaining({ code: "REFUSED", message: expect.stringContaining("SEAMARK_HUB_ID") }),
	);
});
