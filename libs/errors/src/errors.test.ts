import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue, HubError, problemOf, toHubError } from "./index.ts";

const entries = Object.entries(catalogue);
type Promised = Record<string, { http: number; grpc: number; retry: boolean }>;
const golden = JSON.parse(readFileSync(new URL("../catalogue.golden.json", import.meta.url), "utf8")) as Promised;

// Callers decide by code and status. A new code is added to the golden file; a line that is there stays as it is.
test("no code has gone or changed its status, and a new one is promised too", () => {
	const now: Promised = Object.fromEntries(
		entries.map(([code, { http, grpc, retry }]) => [code, { http, grpc, retry }]),
	);
	expect(now).toEqual(golden);
});

test.each(entries)("%s says what happened and what to do next", (code, entry) => {
	expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
	for (const sentence of [entry.text, entry.next]) {
		expect(sentence).toMatch(/^[A-Z].{10,200}\.$/);
		expect(sentence).not.toMatch(/\berror occurred\b|\bsomething went wrong\b|\bplease\b/i);
	}
	expect(entry.text).not.toBe(entry.next);
});

/** What the gRPC codes mean, so that a caller of either transport decides alike. */
const httpOf: Record<number, readonly number[]> = {
	3: [400, 415, 422],
	4: [504],
	5: [404, 410],
	6: [409],
	7: [403],
	8: [413, 429, 503],
	9: [400, 410],
	10: [409],
	11: [400, 410],
	12: [405],
	13: [500],
	14: [503],
	16: [401],
};
test.each(entries)("%s means the same over HTTP and gRPC", (_code, entry) => {
	expect(httpOf[entry.grpc]).toContain(entry.http);
	// Only what may pass by itself is worth another try.
	expect(entry.retry).toBe([429, 503, 504].includes(entry.http));
});

test("a problem holds what RFC 9457 asks for, all faults, and nothing of the cause", () => {
	const cause = Object.assign(new Error("row of Mele Example"), { detail: "Mele Example" });
	const error = new HubError("VALIDATION", { faults: [{ at: "/a", message: "is missing" }], cause });
	expect(problemOf(error, "0af7651916cd43dd8448eb211c80319c")).toEqual({
		type: "urn:seamark:error:VALIDATION",
		title: catalogue.VALIDATION.text,
		status: 400,
		code: "VALIDATION",
		detail: catalogue.VALIDATION.text,
		next: catalogue.VALIDATION.next,
		faults: [{ at: "/a", message: "is missing" }],
		traceId: "0af7651916cd43dd8448eb211c80319c",
	});
	expect(Object.keys(problemOf(new HubError("NOT_FOUND")))).toEqual([
		"type",
		"title",
		"status",
		"code",
		"detail",
		"next",
	]);
});

test("retryAfter is set where a retry makes sense, and may be said exactly", () => {
	expect(new HubError("UNAVAILABLE").retryAfter).toBe(1);
	expect(new HubError("UNAVAILABLE", { retryAfter: 9 }).retryAfter).toBe(9);
	expect(new HubError("VALIDATION").retryAfter).toBeUndefined();
});

const thrown = (code: string) => Object.assign(new Error("Mele Example"), { code });
test.each([
	["53100", "STORAGE_FULL"],
	["ENOSPC", "STORAGE_FULL"],
	["57P01", "UNAVAILABLE"],
	["57P03", "UNAVAILABLE"],
	["08006", "UNAVAILABLE"],
	["53300", "UNAVAILABLE"],
	["25006", "UNAVAILABLE"],
	["40P01", "UNAVAILABLE"],
	["58030", "UNAVAILABLE"],
	["ECONNREFUSED", "UNAVAILABLE"],
	["23505", "INTERNAL"],
	["42P01", "INTERNAL"],
	["22P02", "INTERNAL"],
	["57014", "INTERNAL"],
	["10800", "INTERNAL"],
])("%s from the database leaves as %s, without what it said", (code, expected) => {
	const error = toHubError(thrown(code));
	expect(error.code).toBe(expected);
	expect(JSON.stringify(problemOf(error))).not.toContain("Mele");
	expect((error.cause as Error).message).toBe("Mele Example");
});

test("what is thrown without being an error leaves as INTERNAL, and the catalogue's own errors as they are", () => {
	for (const odd of [undefined, null, "Mele Example", 5, {}, new Error("Mele Example")]) {
		expect(toHubError(odd).code).toBe("INTERNAL");
		expect(toHubError(odd).message).toBe(catalogue.INTERNAL.text);
	}
	const own = new HubError("FORBIDDEN");
	expect(toHubError(own)).toBe(own);
	for (const said of [
		"Connection terminated unexpectedly",
		"Client has encountered a connection error and is not queryable",
		"Client was closed and is not queryable",
		"timeout exceeded when trying to connect",
	])
		expect(toHubError(new Error(said)).code).toBe("UNAVAILABLE");
});
