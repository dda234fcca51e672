import { beyondScope, type Reveals, revealedBy } from "@seamark/service/testing";
import { expect, test } from "vitest";
import { mlaRoutes } from "./routes.ts";

const named = (scopes: Reveals[string], names: string): Reveals =>
	Object.fromEntries(names.split(/\s+/).map((name) => [name, scopes]));

/** Everything that an answer of this service names, by what it reveals; a new name fails until somebody says what. */
const reveals: Reveals = {
	...named(
		[],
		"address id version kind code message done next complete needs asks part article instrument name rule source asOf since unchecked discretion checked",
	),
	// What a request says, and what both sides said about it: whole for the two authorities, and nothing of it for anybody else.
	...named(
		["mla:read", "mla:write", "mla:sign"],
		`act ageDiffers alsoFor answers at because best bases bound by changedAt clock clocks conditions confidentiality confirmBy consultation costs
		country createdAt crv x y kty alg use kid jwk day diverged ends faults format from until grounds instruments internalOnly itemIds items keys
		lapsed limits may number offenceThere oral organisedGroup otherReference otherUse outcome papers parts preparedAt preparedBy protocol
		provisions reasons receipts reference replyBy request requested requesting result risks serious settled sha256 side signature
		sources stage state custody erased erasedAt entries entry file happened madeBy mediaType signature size step to where who why addedAt statement statements status steps toldAt transnational useful authorities bytes answeredAt byPost case disclosed item use
		agency endsAt members openedAt openedBy withdrawnAt askedAt askedBy citedAt confirmedBy reason texts domesticCase submitBy desks due duty ended endHours endHours90 escalated filed late level mine owed post registered registerHours registerHours90 requests sides soon`,
	),
	// A letter may say all that a draft says.
	...named(
		["mla:read", "mla:write", "mla:sign", "mla:inform"],
		`actions agreed answer assistance authority comments conductedBy conductedByFunctions consents content contents detained documents
		extentOfExecution facts hash law location nationality offence order person persons preservedUntil procedure proceedings property
		purpose questions says subject text thread warrant measures riskFromThatState`,
	),
	// Who a person is, whom the other side released to this authority.
	...named(["mla:read"], "birth contacts names nationalities phones script sex value"),
	...named(["mla:inform"], "author receiver intelligenceOnly restrictions sentAt"),
};

/** Right all the same, each with its reason. */
const allowed: Readonly<Record<string, string>> = Object.fromEntries(
	["list-letters", "read-letter", "send-letter", "place-letter"].map((name) => [
		`${name}: answers`,
		"the hash of the letter that it answers, which both sides have",
	]),
);

test("no answer reveals what the scopes of its operation do not cover", () => {
	const operations = revealedBy((api) => mlaRoutes(api, { context: {} } as never));
	expect(operations.length).toBeGreaterThan(15);
	expect(beyondScope(operations, reveals, allowed)).toEqual([]);
	// What is allowed is there, and would be found.
	const found = beyondScope(operations, reveals);
	expect(Object.keys(allowed).filter((one) => !found.includes(one))).toEqual([]);
});
