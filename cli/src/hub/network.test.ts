import { expect, it } from "vitest";
import { CliError, errorOfAnswer } from "../terminal/exit.ts";
import { networkError, retryableFailure } from "./network.ts";

const fetchError = (code: string) =>
	Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(), { code }) });

it.each([
	["ECONNREFUSED", "unreachable"],
	["ENOTFOUND", "unreachable"],
	["ECONNRESET", "broken"],
	["UND_ERR_SOCKET", "broken"],
	["CERT_HAS_EXPIRED", undefined],
])("judges a connection that failed with %s", (code, failure) => {
	const error = networkError(fetchError(code), "https://hub.example");
	expect(error.exit).toBe(6);
	expect(retryableFailure(error)).toBe(failure);
});

it("tries again only what may pass", () => {
	const failure = (status: number, code: string) => retryableFailure(errorOfAnswer(status, { code }));
	expect([
		failure(503, "UNAVAILABLE"),
		failure(429, "TOO_MANY_REQUESTS"),
		failure(503, "OUTCOME_UNKNOWN"),
		failure(502, ""),
	]).toEqual(["busy", "busy", "broken", "broken"]);
	expect([failure(500, "INTERNAL"), failure(422, "REFUSED"), failure(401, "UNAUTHENTICATED")]).toEqual([
		undefined,
		undefined,
		undefined,
	]);
	expect(retryableFailure(new CliError(6, "not a hub"))).toBeUndefined();
});
