import { expect, test } from "vitest";
import { accepted, person, screened } from "../person/testing.ts";
import { decideRecordIdentification } from "./decide.ts";

test("how far somebody is identified is an event when it changes, and protects from presumed on", () => {
	const presumed = accepted(decideRecordIdentification(person(), { identification: "presumed" }));
	expect(presumed.state).toMatchObject({ identification: "presumed", protectedAs: ["victim"], version: 2 });
	expect(presumed.events[0]).toEqual({
		type: "IdentificationChanged",
		identification: "presumed",
		previous: "unknown",
	});
	expect(accepted(decideRecordIdentification(presumed.state, { identification: "presumed" })).events).toEqual([]);
});

test("a screening that finds a victim is not void for having found one", () => {
	expect(screened(person(), "suspectedVictim").screening).toMatchObject({
		outcome: "suspectedVictim",
		reopened: false,
	});
	const migrant = screened(person(), "noProtectionNeed");
	const presumed = accepted(decideRecordIdentification(migrant, { identification: "presumed" }));
	expect(presumed.state.screening).toMatchObject({ outcome: "noProtectionNeed", reopened: true });
});
