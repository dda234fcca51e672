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
	[{ at: "2027-01-01T00:00:00+13" }, ["/at"]],
	[{ at: "0000-01-01T00:00:00+01:00" }, ["/at"]],
	[{ at: "2016-12-31 23:59:60z" }, []],
])("%j has the faults %j", (value, faults) => {
	check(value);
	const found = faultsOf(check.errors);
	expect(found).toEqual(faults.map((one) => (typeof one === "string" ? expect.objectContaining({ at: one }) : one)));
});

const choice = openValidator().compile({
	type: "object",
	properties: {
		key: {
			description: "a key of one of two kinds",
			anyOf: [
				{ type: "object", required: ["x", "y"], properties: { kind: { enum: ["a"] }, x: { type: "string" }, y: {} } },
				{ type: "object", required: ["n"], properties: { kind: { enum: ["b"] }, n: { type: "string" } } },
			],
		},
		note: { anyOf: [{ type: "string", maxLength: 3 }, { type: "null" }] },
		size: { anyOf: [{ type: "number" }, { type: "boolean" }] },
		code: { type: "string", pattern: "^[a-z]+$", description: "small letters" },
	},
});

test.each([
	["the kind that was meant", { key: { kind: "a", x: 1, y: 1 } }, "/key/x", "must be text"],
	[
		"a kind that there is not",
		{ key: { kind: "c" } },
		"/key",
		"does not fit. What belongs here: a key of one of two kinds",
	],
	["text or nothing", { note: "long" }, "/note", "must have at most 3 characters"],
	["types without a description", { size: "x" }, "/size", "must be a number or true or false"],
	["a pattern", { code: "A" }, "/code", "does not fit. What belongs here: small letters"],
])("one fault tells of %s", (_what, value, at, message) => {
	choice(value);
	expect(faultsOf(choice.errors)).toEqual([{ at, message }]);
});
