import { expect, test } from "vitest";
import { stored } from "../person/testing.ts";
import { decideUpdatePerson, type PersonChanges } from "./decide.ts";

const at = Date.parse("2026-06-01T00:00:00Z");
const before = { ...stored("one", "witness"), sex: "male" as const, nationality: ["TO"] };
const update = (changes: PersonChanges) => decideUpdatePerson(before, changes, { at });

test("given a person, when facts are named, then those change and the others stay, at the next version", () => {
	const decision = update({ heldCountry: "FJ", age: { from: 18, to: 20 }, controls: ["threats"] });
	expect(decision).toMatchObject({
		fields: ["age", "controls", "heldCountry"],
		person: { sex: "male", nationality: ["TO"], ageBand: "18-20", state: { heldCountry: "FJ", version: 2 } },
	});
	expect(update({ identity: {} })).toMatchObject({ fields: ["identity"] });
});

test.each<[string, PersonChanges]>([
	["an age", { age: { from: 14, to: 16 } }],
	["a birth date", { identity: { birth: { from: "2011-01-01", to: "2011-12-31" } } }],
])("a suspect who turns out to be a child by %s is one no more", (_what, changes) => {
	const decision = decideUpdatePerson(stored("two", "suspect"), changes, { at });
	expect(decision).toMatchObject({
		person: { state: { roles: ["concerned"], suspicion: null, version: 2 } },
		events: [{ type: "RolesChanged", previous: ["suspect"], because: "protection" }],
	});
});

test("a birth date changes no age that is on record", () => {
	const known = stored("three", "witness", { age: { from: 30, to: 40 } });
	const decision = decideUpdatePerson(known, { identity: { birth: { from: "1990-01-01" } } }, { at });
	expect(decision).toMatchObject({ person: { state: { age: { from: 30, to: 40 } } }, events: [] });
});

test.each<[string, PersonChanges, string[]]>([
	["changes nothing", {}, [""]],
	["turns the ages round", { age: { from: 30, to: 20 } }, ["/age/to"]],
	[
		"has a birth and an age that exclude each other",
		{ age: { from: 40 }, identity: { birth: { from: "2010-01-01" } } },
		["/age"],
	],
	["has a birth that is still to come", { identity: { birth: { from: "2090-01-01" } } }, ["/identity/birth/from"]],
])("a change that %s is refused", (_what, changes, faults) => {
	const decision = update(changes);
	expect("refused" in decision && decision.refused.faults.map((one) => one.at)).toEqual(faults);
});
test("sectors and what is known of the smuggling are taken in, part by part, and a level of a suspect alone", () => {
	const fee = { amount: 3_000, currency: "USD" };
	const first = update({ sectors: ["fishing", "logging"], smuggling: { fee } });
	expect(first).toMatchObject({
		fields: ["sectors", "smuggling"],
		person: { smuggling: { fee }, bits: { sectors: 6 } },
	});
	if ("refused" in first) throw new Error("refused");
	const then = decideUpdatePerson(first.person, { smuggling: { paid: ["byWork"] } }, { at });
	expect(then).toMatchObject({ person: { smuggling: { fee, paid: ["byWork"] }, bits: { sectors: 6 } } });
	expect(update({ smuggling: { level: "organiser" } })).toMatchObject({
		refused: { faults: [{ at: "/smuggling/level" }] },
	});
});
