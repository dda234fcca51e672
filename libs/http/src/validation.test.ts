import { expect, test } from "vitest";
import { faultsOf, openValidator } from "./validation.ts";

const check = openValidator().compile({
	type: "object",
	properties: {
		country: { type: "string", format: "country" },
		day: { type: "string", format: "date" },
		at: { type: "string", format: "date-time" },
	},
});

test.each([
	[{ country: "FJ", day: "2024-02-29", at: "2026-11-29T12:00:00.5+13:00" }, []],
	[{ country: "UK" }, [{ at: "/country", message: "must be an ISO 3166-1 code of two letters such as FJ" }]],
	[{ country: "ZZ", day: "2026-02-30" }, ["/country", "/day"]],
	[{ at: "2026-11-29 25:00:00Z" }, [{ at: "/at", message: "must be a time such as 2026-01-31T12:00:00Z" }]],
	[{ at: "2026-02-30T12:00:00Z" }, ["/at"]],
])("%j has the faults %j", (value, faults) => {
	check(value);
	const found = faultsOf(check.errors);
	expect(found).toEqual(faults.map((one) => (typeof one === "string" ? expect.objectContaining({ at: one }) : one)));
});
