import { describe, expect, it } from "vitest";
import { CliError } from "../terminal/exit.ts";
import { needsRenewal, tokenError, tokenOf } from "./token.ts";

describe("tokens", () => {
	const token = (life: number) => ({
		value: "x",
		type: "Bearer" as const,
		receivedAt: 1_000_000,
		expiresAt: 1_000_000 + life * 1_000,
	});
	it.each([
		["fresh", 600, 0, false],
		["in its middle", 600, 300, false],
		["just before its last tenth", 600, 539, false],
		["in its last tenth", 600, 540, true],
		["ended", 600, 700, true],
		["short, within its last 15 seconds", 60, 45, true],
		["received in the future, since the clock was set back", 600, -5, true],
	])("are renewed in time: %s", (_what, life, age, renewed) => {
		expect(needsRenewal(token(life), 1_000_000 + age * 1_000)).toBe(renewed);
	});
	it("are needed where there is none", () => expect(needsRenewal(undefined, 0)).toBe(true));
	it("are read from the endpoint's answer, and nothing else is taken for one", () => {
		expect(tokenOf({ access_token: "a.b.c", token_type: "dpop", expires_in: 60 }, 5)).toEqual({
			value: "a.b.c",
			type: "DPoP",
			receivedAt: 5,
			expiresAt: 60_005,
		});
		for (const answer of [undefined, {}, { access_token: "two words" }, { access_token: "line\r\nX-Other: 1" }])
			expect(() => tokenOf(answer, 0)).toThrow(CliError);
	});
});

describe("a refused login", () => {
	it("says in OAuth's words and the hub's why, and is always exit 3", () => {
		const oauth = tokenError(400, { error: "invalid_scope", error_description: "The post does not hold it." });
		expect(oauth).toMatchObject({
			exit: 3,
			message: "The login was refused (invalid_scope).",
			detail: "The post does not hold it.",
		});
		const faults = [{ at: "/officer", message: "is unknown" }];
		const problem = { title: "Refused.", code: "REFUSED", detail: "Refused.", next: "Correct it.", faults };
		expect(tokenError(422, problem)).toMatchObject({ exit: 3, message: "Refused.", next: "Correct it.", faults });
		expect(tokenError(404, problem)).toMatchObject({ exit: 3, message: "This hub has no such token endpoint." });
		expect(tokenError(503, { code: "UNAVAILABLE" })).toMatchObject({ exit: 6 });
	});
});
