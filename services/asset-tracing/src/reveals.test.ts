import { defaults } from "@seamark/money-patterns";
import { beyondScope, type Reveals, revealedBy } from "@seamark/service/testing";
import { expect, test } from "vitest";
import { assetRoutes } from "./routes.ts";

const named = (scopes: Reveals[string], names: string): Reveals =>
	Object.fromEntries(names.split(/\s+/).map((name) => [name, scopes]));

/** Everything that an answer of this service names, by what it reveals; a new name fails until somebody says what. */
const reveals: Reveals = {
	...named([], "id version next items outcome"),
	// A tracing file, and what was loaded into it. Columns are named by the unit, and hold nothing of a line.
	...named(
		["assets:read", "assets:open", "assets:load", "assets:reveal"],
		`title basis kind parties agency role transfers openedAt closedAt file name format sha256 size mapping columns at from to amount currency
		fee received receivedCurrency fromName toName reverses decimal dates sameDay opening status cause settled rows read taken known refused
		announcedAt changedAt load line faults column account paidIn paidOut first last asked direction accounts from until hops
		otherMoney upTo madeAt hop proceeds source methods method note held left steps transfer whole parts because place total pariPassu most
		assumed bounded goOn party holds held on owners least most control unknown closed directors otherControl stated reversals trace things basis property income open holdings`,
	),
	// What the units that work on it find in it.
	...named(
		["assets:load"],
		`looked findings pattern score byChance inOrder why looksAlike possibleVictim transferCount parameters ${Object.keys(defaults).join(" ")}`,
	),
	// Its books: ids and amounts, for everybody who reads the file, and for those who keep them.
	...named(
		["assets:read", "assets:open", "assets:load", "assets:reveal", "assets:book", "assets:restrain", "assets:share"],
		`transaction release distribution no postings bookedAt digest state preparedAt preparedByOfficer answerBy releasedByOfficer balances account amount
		currency source reverses at steps account kind of until rank ranks share beneficiary award country confirmedAt claim claims payments owed paid available
		left madeAt says role stage order authority reference endsAt ended value now yearlyDecay openClaims admittedClaims waiting n ground
		request act from name protected reason`,
	),
	// Look-ups: how many and why, and what only the machine that asked can read.
	...named(
		["assets:share"],
		"epoch publicKey evaluated proof set side asker responder subjects purpose askedAt sender receiver onward feedbackBy lookup sentAt answered consent feedback by",
	),
	// Whose an account is, for the unit that leads.
	...named(["assets:reveal"], "number names latin"),
};

test("no answer reveals what the scopes of its operation do not cover", () => {
	const operations = revealedBy((api) => assetRoutes(api, { context: {} } as never));
	expect(operations.length).toBeGreaterThan(8);
	expect(beyondScope(operations, reveals)).toEqual([]);
	// Names are told to no scope but the one that opens them.
	expect(beyondScope(operations, { ...reveals, names: ["assets:load"] })).not.toEqual([]);
});
