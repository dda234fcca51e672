import { beyondScope, type Reveals, revealedBy } from "@seamark/service/testing";
import { expect, test } from "vitest";
import { exchangeRoutes } from "./routes.ts";

const named = (scopes: Reveals[string], names: string): Reveals =>
	Object.fromEntries(names.split(/\s+/).map((name) => [name, scopes]));

/** Everything that an answer of this service names, by what it reveals; a new name fails until somebody says what. */
const reveals: Reveals = {
	...named([], "id version"),
	// Which hubs this one is paired with, and how the links are.
	...named(
		["directory:write"],
		"url card fingerprint ownTerms peerTerms inForce hubs records tlp until ended pairedAt contactAt waiting openReceipts failures",
	),
	// Of an alert of the caller's own agency.
	...named(["alerts:raise"], "holds why erasedAt receipt text signature"),
	// As other owners publish their agencies.
	...named(["directory:read"], "handle name kind country region status invented validUntil takesRequests"),
	...named(["directory:write", "alerts:raise"], "state"),
	...named(["directory:write", "alerts:raise", "directory:read"], "hub"),
};

test("no answer reveals what the scopes of its operation do not cover", () => {
	const operations = revealedBy((api) => exchangeRoutes(api, { context: {} } as never));
	expect(operations.length).toBe(6);
	expect(beyondScope(operations, reveals, {})).toEqual([]);
});
