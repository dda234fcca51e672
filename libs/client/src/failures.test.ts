import { expect, it } from "vitest";
import { failureOf, NoAnswer, NoHub, Refused } from "./failures.ts";

const fetchError = (code: string) =>
	Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(), { code }) });

it.each([
	["ECONNREFUSED", "unreachable"],
	["ENOTFOUND", "unreachable"],
	["ECONNRESET", "broken"],
	["UND_ERR_SOCKET", "broken"],
	["CERT_HAS_EXPIRED", undefined],
])("judges a connection that failed with %s", (code, failure) => {
	expect(failureOf(new NoAnswer(fetchError(code), "https://hub.example"))).toBe(failure);
});

it("tries again only what may pass", () => {
	const failure = (status: number, code: string) =>
		failureOf(new Refused(status, code === "" ? undefined : { code }, new Headers()));
	expect([
		failure(503, "UNAVAILABLE"),
		failure(429, "TOO_MANY_REQUESTS"),
		failure(503, "OUTCOME_UNKNOWN"),
		failure(502, ""),
	]).toEqual(["busy", "busy", "broken", "broken"]);
	expect([
		failure(500, "INTERNAL"),
		failure(422, "REFUSED"),
		failure(401, "UNAUTHENTICATED"),
		failure(500, ""),
	]).toEqual([undefined, undefined, undefined, undefined]);
	expect(failureOf(new NoHub("redirect", "https://hub.example"))).toBeUndefined();
});
