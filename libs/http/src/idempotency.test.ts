import type { HubError } from "@seamark/errors";
import type { FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { onceOf } from "./idempotency.ts";

const request = (o: { key?: string; method?: string; url?: string; body?: unknown }) =>
	({
		headers: o.key === undefined ? {} : { "idempotency-key": o.key },
		method: o.method ?? "POST",
		url: o.url ?? "/alerts",
		body: o.body,
	}) as unknown as FastifyRequest;
const holder = "0b0f2f6e-0000-7000-8000-000000000001";

test("without the header there is nothing to remember", () => {
	expect(onceOf(request({ body: { a: 1 } }), holder)).toBeUndefined();
});

test("a key keeps its holder, and stands for one method, address and body", () => {
	const of = (o: Parameters<typeof request>[0]) => onceOf(request({ key: "k-12345678", ...o }), holder);
	const first = of({ body: { a: 1, b: [2] } });
	expect(first).toMatchObject({ holder, key: "k-12345678" });
	expect(of({ body: { a: 1, b: [2] } })).toEqual(first);
	const hashes = [
		first,
		of({ body: { a: 1, b: [3] } }),
		of({ body: null }),
		of({ body: { a: 1, b: [2] }, url: "/alerts?x=1" }),
		of({ body: { a: 1, b: [2] }, url: "/subscriptions" }),
		of({ body: { a: 1, b: [2] }, method: "PATCH" }),
	].map((one) => one?.requestHash);
	expect(new Set(hashes).size).toBe(hashes.length);
});

test.each([
	["short", "1234567"],
	["long", "x".repeat(101)],
	["empty", ""],
	["sent twice", "aaaaaaaa, bbbbbbbb"],
	["with white space", "aaaa aaaa"],
	["not ASCII", "clé-12345678"],
	["with a line break", "aaaaaaaa\nb"],
])("a key that is %s is refused, and the header is named", (_what, key) => {
	try {
		onceOf(request({ key }), holder);
	} catch (error) {
		expect((error as HubError).code).toBe("VALIDATION");
		expect((error as HubError).faults[0]?.at).toContain("idempotency-key");
		return;
	}
	throw new Error("accepted");
});

test.each(["12345678", "x".repeat(100), "~!{}|"])("%s is a key", (key) => {
	const padded = key.padEnd(8, "-");
	expect(onceOf(request({ key: padded }), holder)?.key).toBe(padded);
});
