import { hubServices } from "@seamark/service";
import { expect, test } from "vitest";
import { pathOf, prefix } from "./path.ts";

const refused = (path: string) =>
	expect(() => pathOf(prefix + path), path).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));

test("what officers work with is passed on, with its query", () => {
	for (const path of [
		"/alerts?unacknowledged=true&q=a%2Fb",
		"/alerts/feed",
		"/agencies",
		"/officers/0198c1de-7a53-7a10-9d5e-3f2b8c6d1e02/enrolments",
		"/enrolments/0198c1de-7a53-7a10-9d5e-3f2b8c6d1e02/confirm",
		"/statistics/amber%2Bstrict",
	])
		expect(pathOf(prefix + path)).toBe(path);
});

test("sign-ins, tokens, the operators' addresses and the console itself are not for the page, however they are written", () => {
	const never = [
		"/sign-ins",
		"/sign-ins/begin",
		"/sign-ins/end",
		"/enrolments/begin",
		"/enrolments/finish",
		"/agencies/0198c1de-7a53-7a10-9d5e-3f2b8c6d1e02/token",
		"/demo/token",
		"/console/session",
		"/.well-known/seamark",
		...hubServices.map(({ name }) => `/ops/${name}/x`),
	];
	for (const path of never) {
		refused(path);
		refused(`${path}?x=1`);
		refused(`${path}/`);
		refused(`/${path}`);
		refused(`/alerts/..${path}`);
		refused(`/alerts/%2e%2e${path}`);
		// Each letter of it may be written as an escape: the hub reads the same address.
		for (let n = 1; n < path.length; n++) {
			const letter = `%${path.charCodeAt(n).toString(16)}`;
			refused(path.slice(0, n) + letter + path.slice(n + 1));
		}
	}
});

test("what is no address of a service is asked of nobody", () => {
	for (const path of [
		"",
		"/",
		"/metrics",
		"/healthz",
		"/openapi.json",
		"/docs",
		"/alertsx",
		"@elsewhere/alerts",
		"/alerts/%zz",
	])
		refused(path);
});
