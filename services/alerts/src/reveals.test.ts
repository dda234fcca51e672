import { beyondScope, type Reveals, revealedBy } from "@seamark/service/testing";
import { expect, test } from "vitest";
import { alertsRoutes } from "./routes.ts";

type Scopes = Reveals[string];
const named = (scopes: Scopes, names: string): Reveals =>
	Object.fromEntries(names.split(/\s+/).map((name) => [name, scopes]));

/** Everything that an answer of this service names, by what it reveals; a new name fails until somebody says what. */
const reveals: Reveals = {
	...named(
		[],
		"id version status outcome code message index severity stixId refused import report raisedAt changedAt title type keptAt answeredAt",
	),
	// An alert, what was done with it, and to whom it goes.
	...named(
		["alerts:read"],
		`acknowledgedAt agencies agencyName ages at audience codes conditions country description excluded expiresAt from givenAt grading handling
		identifiers information kind linkedCrimes modusOperandi note observed originator otherNames place postName purposes reason recall references
		role scheme source subjects summary tlp topic until use value
		answers askedAt behindSeconds hub parts question searched text things to unacknowledged without words flash questions`,
	),
	// What a subscription asks for is named as alerts are.
	...named(
		["alerts:read", "alerts:subscribe"],
		"agency alert countries exploitation kinds name post regions route urgency url",
	),
	...named(
		["alerts:subscribe"],
		"attempts cause change createdAt deadLetters delivery failedAt filter queued queuedAt secret since standardSecret state taken topics urgent waiting webhook",
	),
	// Of which changes of the agency's reports a webhook tells, and the id of one that was given up.
	...named(["alerts:subscribe"], "reports"),
	...named(["alerts:export"], "objects"),
	// Of the webhooks of the administrator's own agency.
	...named(["agency:admin"], "approvedAt firstNamedAt host namedBy posts subscriptions"),
	// Of the caller's own import, and of whom an alert of the caller's agency reaches.
	...named(["alerts:raise"], "alerts addressed beyond reach reached why"),
};

/** Right all the same, each with its reason. */
const allowed: Readonly<Record<string, string>> = Object.fromEntries(
	["agencies", "agency", "country", "hub", "kind", "name"].flatMap((field) => [
		[`foresee-reach: ${field}`, "of the agencies that the caller's draft names"],
		[`read-reach: ${field}`, "only the originator is answered, about the agencies that its alert names"],
	]),
);

test("no answer reveals what the scopes of its operation do not cover", () => {
	const operations = revealedBy((api) => alertsRoutes(api, { context: {}, config: {} } as never, {} as never));
	expect(operations.length).toBeGreaterThan(15);
	expect(beyondScope(operations, reveals, allowed)).toEqual([]);
	// What is allowed is there, and would be found.
	const found = beyondScope(operations, reveals);
	expect(Object.keys(allowed).filter((one) => !found.includes(one))).toEqual([]);
});
