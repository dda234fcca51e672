import { instantKey } from "@seamark/values";
import { expect, test } from "vitest";
import { momentKey } from "./values.ts";

test("a time that STIX does not write is none to it", () => {
	expect(momentKey("2026-01-01T00:00:00.1234567Z")).toBe(instantKey("2026-01-01T00:00:00.1234567Z"));
	for (const notStix of ["2026-01-01T00:00:00+00:00", "2026-01-01 00:00:00Z", "2026-01-01t00:00:00z"])
		expect([momentKey(notStix), instantKey(notStix) === null]).toEqual([null, false]);
});
