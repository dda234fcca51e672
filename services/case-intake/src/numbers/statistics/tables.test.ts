import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsOf, controls, purposeForms, recruiters } from "../../codes/trafficking.ts";
import { publish, publishTable, threshold } from "./suppress.ts";
import { counterOf, type PersonGroup, personCounters, tableNames, tablesOf, totalsOf } from "./tables.ts";

test.each([
	["suspectedVictim", "unknown", "victimsUndetermined"],
	["victim", "unknown", "victimsUndetermined"],
	["suspectedVictim", "presumed", "victimsPresumed"],
	["victim", "confirmed", "victimsConfirmed"],
	["victim", "notConfirmed", "otherPersons"],
	["smuggledMigrant", "unknown", "smuggledMigrants"],
	["suspect", "unknown", "suspects"],
	// A suspect whom an authority had confirmed as a victim is counted as what the person is in the case.
	["suspect", "confirmed", "suspects"],
	["witness", "unknown", "otherPersons"],
])("%s, %s counts as %s", (role, identification, counter) => {
	expect(counterOf({ role, identification })).toBe(counter);
});

const whole = {
	sex: "unknown",
	ageBand: "unknown",
	classification: "unknown",
	purposes: 0,
	controls: 0,
	means: 0,
	recruiters: 0,
	duration: "unknown",
	citizen: "unknown",
	nationality: [],
};
const group = (o: Partial<PersonGroup>): PersonGroup => ({
	role: "victim",
	identification: "confirmed",
	count: 1,
	...whole,
	...o,
});

test("seventy persons of one case, nine of them confirmed, are seventy persons and nine victims", () => {
	const groups = [group({ count: 9 }), group({ count: 61, role: "suspectedVictim", identification: "unknown" })];
	expect(totalsOf(groups)).toMatchObject({ persons: 70, victimsConfirmed: 9, victimsUndetermined: 61 });
});

test("what is unknown has its row in every table, and nothing recorded is not nothing there", () => {
	const tables = tablesOf([group({ count: 3 })]);
	for (const name of tableNames.filter((one) => !one.includes("By"))) expect(tables[name].unknown?.persons).toBe(3);
	expect(tables.sexByAgeBand["unknown|unknown"]?.persons).toBe(3);
});

test("several codes of one person count in several rows, and an unknown recruiter is unknown", () => {
	const tables = tablesOf([
		group({
			count: 2,
			sex: "female",
			ageBand: "9-17",
			purposes: bitsOf(purposeForms, ["forcedLabour", "sexualExploitation"]),
			controls: bitsOf(controls, ["threats", "debtBondage"]),
			recruiters: bitsOf(recruiters, ["unknown"]),
			nationality: ["FJ", "TO"],
		}),
	]);
	expect(tables.exploitationAny.forcedLabour?.persons).toBe(2);
	expect(tables.exploitationAny.sexualExploitation?.persons).toBe(2);
	expect(tables.exploitationAny.unknown?.persons).toBe(0);
	expect(tables.exploitationAnyBySex["forcedLabour|female"]?.persons).toBe(2);
	expect(tables.controlAny.debtBondage?.persons).toBe(2);
	expect(tables.recruiterAny.unknown?.persons).toBe(2);
	expect(Object.keys(tables.nationalityAny)).toEqual(["FJ", "TO", "unknown"]);
	expect(tables.sexByAgeBand["female|9-17"]?.victimsConfirmed).toBe(2);
});

test("codes that a file wrote stand as they are, before unknown", () => {
	const rows = Object.keys(tablesOf([group({ ageBand: "ctdc-3" }), group({ ageBand: "ctdc-1" })]).ageBand);
	expect(rows.slice(-3)).toEqual(["ctdc-1", "ctdc-3", "unknown"]);
});

test("each person is in exactly one counter behind persons", () => {
	const roles = fc.constantFrom(
		"victim",
		"suspectedVictim",
		"suspect",
		"smuggledMigrant",
		"refugee",
		"witness",
		"other",
	);
	const identifications = fc.constantFrom("unknown", "presumed", "confirmed", "notConfirmed");
	const groups = fc.array(
		fc.record({
			role: roles,
			identification: identifications,
			count: fc.nat(50),
			sex: fc.constantFrom("female", "unknown"),
		}),
	);
	fc.assert(
		fc.property(groups, (list) => {
			const { persons, ...others } = totalsOf(list);
			expect(Object.values(others).reduce((sum, one) => sum + one, 0)).toBe(persons);
			const rows = Object.values(tablesOf(list).sex);
			expect(rows.reduce((sum, row) => sum + row.persons, 0)).toBe(persons);
		}),
	);
});

test("no published number is small, exact, or more than there were", () => {
	fc.assert(
		fc.property(fc.nat(100_000), (count) => {
			const shown = publish(count);
			if (count === 0) expect(shown).toBe(0);
			else if (count < threshold) expect(shown).toBeNull();
			else {
				expect((shown ?? 1) % threshold).toBe(0);
				expect(count - (shown ?? 0)).toBeLessThan(threshold);
			}
		}),
	);
	const table = tablesOf([group({ count: 4, sex: "male" }), group({ count: 47, sex: "female" })]).sex;
	expect(publishTable(table).male).toEqual({
		...Object.fromEntries(personCounters.map((name) => [name, 0])),
		persons: null,
		victimsConfirmed: null,
	});
	expect(publishTable(table).female?.persons).toBe(40);
});
