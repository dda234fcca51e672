import fc from "fast-check";
import { expect, test } from "vitest";
import { bitsOf, controls, purposeForms, recruiters } from "../../codes/trafficking.ts";
import { publish, publishTable, threshold } from "./suppress.ts";
import {
	countersOf,
	type PersonCounter,
	type PersonGroup,
	personCounters,
	tableNames,
	tablesOf,
	totalsOf,
} from "./tables.ts";

// A victim may at the same time be a refugee (000:1394), a witness, a suspect of something else: the first counter stays.
test.each<[string[], string, PersonCounter[]]>([
	[["suspectedVictim"], "unknown", ["victimsUndetermined"]],
	[["victim"], "unknown", ["victimsUndetermined"]],
	[["suspectedVictim"], "presumed", ["victimsPresumed"]],
	[["victim"], "confirmed", ["victimsConfirmed"]],
	[["refugee"], "confirmed", ["victimsConfirmed", "refugees"]],
	[["witness"], "confirmed", ["victimsConfirmed", "witnesses"]],
	[["suspect"], "confirmed", ["victimsConfirmed", "suspects"]],
	[["victim", "refugee", "witness"], "confirmed", ["victimsConfirmed", "refugees", "witnesses"]],
	[["suspectedVictim", "smuggledMigrant"], "unknown", ["victimsUndetermined", "smuggledMigrants"]],
	// An authority decided against it.
	[["victim"], "notConfirmed", ["otherPersons"]],
	[["victim", "witness"], "notConfirmed", ["witnesses"]],
	[["smuggledMigrant"], "unknown", ["smuggledMigrants"]],
	[["suspect"], "unknown", ["suspects"]],
	[["witness"], "unknown", ["witnesses"]],
	// Who landed is nobody's victim by having landed (000:2299).
	[["concerned"], "unknown", ["concerned"]],
	[["relative"], "unknown", ["otherPersons"]],
	[["other"], "unknown", ["otherPersons"]],
])("%j, %s counts as %j", (roles, identification, counters) => {
	expect(countersOf({ roles, identification })).toEqual(counters);
});

test("four confirmed victims are four, whatever each is besides", () => {
	const groups = ["victim", "refugee", "witness", "suspect"].map((role) => group({ roles: [role] }));
	expect(totalsOf(groups)).toMatchObject({ persons: 4, victimsConfirmed: 4, refugees: 1, witnesses: 1, suspects: 1 });
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
	roles: ["victim"],
	identification: "confirmed",
	count: 1,
	...whole,
	...o,
});

test("seventy persons of one case, nine of them confirmed, are seventy persons and nine victims", () => {
	const groups = [group({ count: 9 }), group({ count: 61, roles: ["suspectedVictim"], identification: "unknown" })];
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

test("each person is once among persons, and in one counter behind it at least", () => {
	const roles = fc.subarray(
		["victim", "suspectedVictim", "suspect", "smuggledMigrant", "refugee", "witness", "other"],
		{
			minLength: 1,
		},
	);
	const identifications = fc.constantFrom("unknown", "presumed", "confirmed", "notConfirmed");
	const groups = fc.array(
		fc.record({
			roles,
			identification: identifications,
			count: fc.nat(50),
			sex: fc.constantFrom("female", "unknown"),
		}),
	);
	fc.assert(
		fc.property(groups, (list) => {
			const { persons, ...others } = totalsOf(list);
			expect(persons).toBe(list.reduce((sum, one) => sum + one.count, 0));
			expect(Object.values(others).reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(persons);
			for (const one of Object.values(others)) expect(one).toBeLessThanOrEqual(persons);
			expect(others.victimsConfirmed).toBe(
				list.filter((one) => one.identification === "confirmed").reduce((sum, one) => sum + one.count, 0),
			);
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
