import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Who a second officer is, one function says: no service compares officers by itself, and who calls it says so in its route. */

const root = join(import.meta.dirname, "..");
const sources = globSync(["services/*/src/**/*.ts", "libs/*/src/**/*.ts"], { cwd: root })
	.filter((path) => !/\.test\.ts$|generated|testing|test-/.test(path))
	.map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") }));

const someone = String.raw`\w*(officerId|[oO]fficer|[aA]skedBy|[pP]reparedBy|[dD]raftedBy|[cC]onfirmedBy|confirmed_by|[pP]roposedBy|[sS]ignedBy|giver\.id)\w*`;
/** An officer beside another one, and not beside nobody. */
const compares = new RegExp(`${someone} *[!=]== *(?!""|undefined|null)[a-z]|[!=]== *(\\w+[.?]+)*${someone}\\b`);

/** Compare officers for something else. */
const others: Readonly<Record<string, string>> = {
	"libs/auth/src/posts-of.ts": "on which posts an officer is",
	"services/alerts/src/approve-webhook-host/decide.ts":
		"leaves out who approves from those who named the host, before it asks the rule",
	"services/case-intake/src/persons/person/replacing-identity.ts": "who wrote it down within a day is not asked",
	"services/case-intake/src/second-person/second-person.ts": "the first officer does what was confirmed",
	"services/identity/src/ask-enrolment/decide.ts": "for whom a code is asked",
	"services/identity/src/ask-subject/decide.ts": "for whom it is asked",
	"services/identity/src/assign-officer/decide.ts": "who is on a post",
	"services/identity/src/begin-enrolment/route.ts": "whose passkeys they are",
	"services/identity/src/demo-token/handle.ts": "on which posts an officer is",
	"services/identity/src/finish-enrolment/handle.ts": "whose passkeys they are",
	"services/identity/src/remove-passkeys/route.ts": "whose passkeys they are",
	"services/identity/src/rotate-post/decide.ts": "who leaves a post",
	"services/identity/src/sign-in/check-passkey.ts": "whose passkey it is",
	"services/mla/src/thread/sign-act/decide.ts": "which of two things the officer did before, in words",
};

test("no source says by itself that two officers are one", () => {
	const found = sources.filter(({ text }) => compares.test(text)).map(({ path }) => path);
	expect(found.sort()).toEqual(Object.keys(others).sort());
});

test("the scan finds a rule of one's own", () => {
	for (const line of [
		"if (actor.officerId === one.askedByOfficer) refuse();",
		"[officer !== '' && officer === act.preparedBy, '', 'x'],",
		"wrong: second.officer === release.preparedBy",
		"giver.id === enrolment.askedBy",
	])
		expect(compares.test(line), line).toBe(true);
	for (const line of ['actor.officerId === ""', "asked.officer === undefined"])
		expect(compares.test(line), line).toBe(false);
});

test("who calls the rule says so in a route, or is called by one that does", () => {
	const callers = sources.filter(({ path, text }) => /faultsOfSecond\(/.test(text) && !path.startsWith("libs/"));
	const routes = sources.filter(({ text }) => /secondOfficer: true/.test(text)).map(({ path }) => path);
	const lone = callers.filter(({ path }) => !routes.some((route) => reaches(route, path)));
	// Over gRPC alone: the service that calls it has a route that asks for two officers itself.
	expect(lone.map(({ path }) => path)).toEqual(["services/vault/src/release-identity/rpc.ts"]);
	expect(routes.length).toBeGreaterThan(8);
});

/** Whether a file imports another one, by others in between. */
const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
	if (from === to) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	const text = sources.find(({ path }) => path === from)?.text ?? "";
	return [...text.matchAll(/from "(\.[^"]+)"/g)].some(([, path = ""]) => reaches(join(from, "..", path), to, seen));
};
