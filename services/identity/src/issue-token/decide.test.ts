import { indexDirectory } from "@seamark/auth";
import { identityApi } from "@seamark/contracts";
import { expect, test } from "vitest";
import { decideToken, decideVouched, printable } from "./decide.ts";
import { parseForm } from "./form.ts";

const now = Date.parse("2026-06-01T12:00:00Z");
const snapshot = identityApi.GetDirectoryResponse.fromPartial({
	agencies: [
		{ id: "unit", kind: "tcu", status: "active" },
		{ id: "shelter", kind: "referral-provider", status: "active" },
	],
	posts: [
		{ id: "desk", agencyId: "unit", scopes: ["alerts:read", "alerts:raise"], purposes: ["investigation", "analysis"] },
		{ id: "closed", agencyId: "unit", scopes: ["alerts:read"], purposes: ["investigation"], closed: true },
		// Says more than a referral provider may hold.
		{ id: "help", agencyId: "shelter", scopes: ["alerts:read", "directory:read"], purposes: ["victim-protection"] },
	],
	postings: [
		{ id: "p", officerId: "officer", postId: "desk", from: "2026-01-01T00:00:00Z", until: "2026-06-01T12:00:01Z" },
	],
});
const directory = indexDirectory(snapshot);
const unit = directory.agency("unit") as identityApi.Agency;
const shelter = directory.agency("shelter") as identityApi.Agency;
const desk = { post: "desk", purpose: "analysis" };

test("what is not asked for is what the post holds; what is asked for narrows it", () => {
	expect(decideToken(unit, desk, directory, now)).toMatchObject({
		scopes: ["alerts:read", "alerts:raise"],
		purpose: "analysis",
	});
	expect(decideToken(unit, { ...desk, scopes: ["alerts:raise"] }, directory, now)).toMatchObject({
		scopes: ["alerts:raise"],
	});
	expect(decideToken(unit, { ...desk, scopes: [] }, directory, now)).toMatchObject({ scopes: [] });
});

test("the kind of agency limits its posts", () => {
	expect(decideToken(shelter, { post: "help" }, directory, now)).toMatchObject({
		scopes: ["directory:read"],
		purpose: "victim-protection",
	});
	expect(decideToken(shelter, { post: "help", scopes: ["alerts:read"] }, directory, now)).toMatchObject({
		error: "invalid_scope",
	});
});

test("a purpose must be said where there are several, and be one of the post's", () => {
	expect(decideToken(unit, { post: "desk" }, directory, now)).toMatchObject({ error: "invalid_request" });
	expect(decideToken(unit, { post: "desk", purpose: "oversight" }, directory, now)).toMatchObject({
		error: "invalid_scope",
	});
});

test("no token for a closed, unknown or foreign post, a suspended agency, or a posting that is over", () => {
	const grant = { error: "invalid_grant" };
	for (const post of ["closed", "nowhere", "help"])
		expect(decideToken(unit, { ...desk, post }, directory, now)).toMatchObject(grant);
	expect(decideToken({ ...unit, status: "suspended" }, desk, directory, now)).toMatchObject(grant);
	expect(decideToken({ ...unit, kind: "new-kind" }, desk, directory, now)).toMatchObject(grant);
	expect(decideToken(unit, { ...desk, officer: "officer" }, directory, now)).toMatchObject({ purpose: "analysis" });
	expect(decideToken(unit, { ...desk, officer: "officer" }, directory, now + 1_000)).toMatchObject(grant);
	expect(decideToken(unit, { ...desk, officer: "other" }, directory, now)).toMatchObject(grant);
});

test("the request narrows what was vouched for and never widens it", () => {
	const claims = { duty_post: "desk", purpose: "analysis", scope: "alerts:read alerts:raise" };
	expect(decideVouched("officer", claims, {})).toEqual({
		post: "desk",
		officer: "officer",
		purpose: "analysis",
		scopes: ["alerts:read", "alerts:raise"],
	});
	expect(decideVouched("officer", claims, { scope: "alerts:read" })).toMatchObject({ scopes: ["alerts:read"] });
	expect(decideVouched("officer", claims, { scope: "audit:read" })).toMatchObject({ error: "invalid_scope" });
	expect(decideVouched("officer", claims, { purpose: "investigation" })).toMatchObject({ error: "invalid_grant" });
	expect(decideVouched("officer", { ...claims, scope: undefined }, {})).toMatchObject({ error: "invalid_grant" });
});

test("descriptions keep to the characters that OAuth allows", () => {
	expect(printable('a "b" \\ é\n')).toBe("a ?b? ? ??");
});

test("a form is read strictly", () => {
	expect({ ...parseForm("a=1&b=x+y%21&c=") }).toEqual({ a: "1", b: "x y!", c: "" });
	expect({ ...parseForm("") }).toEqual({});
	for (const text of [
		"a=1&a=1",
		"a=1&a=2",
		"a=%zz",
		"a=%00",
		"a",
		"=1",
		"a=1=2",
		"&",
		Array.from({ length: 21 }, (_, i) => `a${i}=1`).join("&"),
	])
		expect(() => parseForm(text), text).toThrow(expect.objectContaining({ code: "VALIDATION" }));
});
