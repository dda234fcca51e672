import { readFileSync } from "node:fs";
import { joinCells, splitCells, unguardFormula } from "@seamark/csv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { codesOf, controls, purposeForms } from "../../codes/trafficking.ts";
import { columnMappings, noColumns } from "./columns.ts";
import { htcdsPage } from "./describe.ts";
import { type HtcdsField, htcdsField, htcdsFields, identityFields, openLists } from "./fields.ts";
import { fromIdentity, toIdentity } from "./identity.ts";
import { bandOf, fromJson, type HtcdsRecord, readHtcds, toJson, writeHtcds } from "./map.ts";

const today = "2026-06-30";
const read = (record: HtcdsRecord) => {
	const result = readHtcds(record, today);
	if ("faults" in result) throw new Error(JSON.stringify(result.faults));
	return result.person;
};
const faultsOf = (record: HtcdsRecord) => {
	const result = readHtcds(record, today);
	return "faults" in result ? result.faults : [];
};

const words = fc
	.string({ unit: "grapheme", minLength: 1, maxLength: 20 })
	.filter((text) => text.isWellFormed() && !text.includes("\0") && text.trim() !== "");
const day = fc
	.date({ min: new Date("1900-01-01"), max: new Date("2026-06-30"), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const some = (values: readonly string[]) => fc.subarray([...values], { minLength: 1 }).map((list) => list.join(";"));
const valuesOf = (field: HtcdsField): fc.Arbitrary<string> => {
	if (field.name === "prs_Citizenship") return some(["FJ", "TO", "WS", "PNG"]);
	if (openLists.has(field.name)) return some(["Facebook", "Telegram", "SomethingNew"]);
	if (field.type === "Date")
		return fc.oneof(
			day,
			day.map((one) => one.slice(0, 7)),
			day.map((one) => one.slice(0, 4)),
		);
	if (field.type === "Checkbox") return fc.constantFrom("true", "false");
	if (field.type === "Number" || field.type === "Geolocation") return fc.integer({ min: 0, max: 90 }).map(String);
	if (field.type === "Multiselect Picklist") return some(field.values ?? []);
	return field.values ? fc.constantFrom(...field.values) : words;
};
const records = fc
	.record(Object.fromEntries(htcdsFields.map((field) => [field.name, valuesOf(field)])), { requiredKeys: [] })
	.map((record) => record as HtcdsRecord)
	.filter((record) => Object.keys(record).length > 0);

test("the standard has 83 fields, 40 of them core", () => {
	expect(htcdsFields).toHaveLength(83);
	expect(htcdsFields.filter(({ core }) => core)).toHaveLength(40);
	expect(new Set(htcdsFields.map(({ name }) => name)).size).toBe(83);
	for (const name of identityFields) expect(htcdsField(name)).toBeDefined();
	expect(identityFields.size).toBe(20);
});

test("every field comes back as it was written, and what identifies somebody is only in the sealed part", () => {
	fc.assert(
		fc.property(records, (record) => {
			const person = read(record);
			expect(writeHtcds({ ...person, imported: true })).toEqual(record);
			for (const name of identityFields) expect(person.kept).not.toHaveProperty(name);
		}),
		{ numRuns: 300 },
	);
});

test("a record goes through CSV and JSON and comes back", () => {
	fc.assert(
		fc.property(records, (record) => {
			const names = Object.keys(record);
			const split = splitCells(joinCells(names.map((name) => record[name] ?? "")).slice(0, -2), ",");
			const cells = "cells" in split ? split.cells.map(unguardFormula) : [];
			expect(Object.fromEntries(names.map((name, at) => [name, cells[at]]))).toEqual(record);
			expect(fromJson(JSON.parse(JSON.stringify(toJson(record))))).toEqual(record);
		}),
		{ numRuns: 300 },
	);
});

test("what our columns hold leaves in the standard's words, and comes back as the same columns", () => {
	for (const mapping of columnMappings)
		for (const value of htcdsField(mapping.field)?.values ?? ["FJ", "FJ;TO"]) {
			const columns = { ...noColumns, ...mapping.read(value) };
			expect({ ...noColumns, ...mapping.read(mapping.write(columns)) }).toEqual(columns);
		}
});

test("a person that was changed here leaves as it is now, and what nobody changed leaves as it was written", () => {
	const person = read({
		prs_Gender: "Feminine",
		vic_TypeOfExploitation: "ChildLabour;Surrogacy",
		cas_Status: "Active",
	});
	expect(codesOf(purposeForms, person.columns.purposes)).toEqual(["otherExploitation"]);
	expect(writeHtcds({ ...person, imported: true }).vic_TypeOfExploitation).toBe("ChildLabour;Surrogacy");
	const changed = { ...person, columns: { ...person.columns, sex: "transFemale" as const, purposes: 1 } };
	expect(writeHtcds({ ...changed, imported: true })).toEqual({
		prs_Gender: "TransgenderFeminine",
		vic_TypeOfExploitation: "SexualExploitation",
		cas_Status: "Active",
	});
});

test("what a record did not say and somebody found out since leaves too", () => {
	const silent = read({ cas_Status: "Active" });
	expect(writeHtcds({ ...silent, imported: true })).toEqual({ cas_Status: "Active" });
	for (const { field, read: found } of columnMappings) {
		const [value = "FJ"] = htcdsField(field)?.values ?? [];
		const changed = { ...silent, columns: { ...silent.columns, ...found(value) } };
		expect(writeHtcds({ ...changed, imported: true })).toHaveProperty(field);
	}
});

test("a possible victim is suspected and not presumed; only an actual one is confirmed", () => {
	const status = (value: string) => read({ vic_TraffickingStatus: value }).columns;
	expect(status("PossibleVictimOfTrafficking")).toMatchObject({
		roles: ["suspectedVictim"],
		identification: "unknown",
	});
	expect(status("ActualVictimOfTrafficking")).toMatchObject({ roles: ["victim"], identification: "confirmed" });
	expect(status("NotAVictimOfTrafficking")).toMatchObject({ roles: ["other"], identification: "notConfirmed" });
	// A trafficker's role in a file makes nobody a suspect here.
	expect(read({ per_RoleInProcess: "Exploiter" }).columns).toEqual(noColumns);
	expect(codesOf(controls, read({ vic_MethodsOfControl: "DebtBondage;PhysicalThreats" }).columns.controls)).toEqual([
		"threats",
		"debtBondage",
	]);
});

test("the age is that at the referral, as far as both dates tell", () => {
	const age = (birth: string, referral: string) => {
		const { age, ageBand } = read({ prs_Birthdate: birth, cas_IncomingReferralDate: referral });
		return [age, ageBand];
	};
	expect(age("2008-03-02", "2026-03-01")).toEqual([{ from: 17, to: 17 }, "9-17"]);
	expect(age("2008-03-01", "2026-03-01")).toEqual([{ from: 18, to: 18 }, "18-20"]);
	expect(age("2008", "2026-03-01")).toEqual([{ from: 17, to: 18 }, "unknown"]);
	expect(age("2004-02-29", "2025-02-28")).toEqual([{ from: 20, to: 20 }, "18-20"]);
	expect(read({ prs_Birthdate: "2008-03-02" }).age).toBeNull();
	expect(bandOf({ from: 48, to: 130 })).toBe("48+");
	expect(bandOf(null)).toBe("unknown");
});

test.each([
	["prs_Birthdate", "2023-02-29", "must be a day of the calendar"],
	["prs_Birthdate", "31/12/1999", "must be a day of the calendar"],
	["prs_Birthdate", "2026-07-01", "lies in the future"],
	["prs_Birthdate", "1799-01-01", "lies before 1880"],
	["prs_Gender", "female", "does not list"],
	["prs_Citizenship", "Fiji", "ISO 3166"],
	["prs_NumberOfChildren", "-1", "whole number"],
	["vic_AgeWhenTrafficked", "131", "from 0 to 130"],
	["vic_MethodsOfControl", "DebtBondage;Magic", "does not list"],
	["con_Consent", "perhaps", "TRUE or FALSE"],
	["hte_Latitude", "200", "degrees"],
	["hte_Latitude", "178.4419", "swapped"],
	["prs_MailingLatitude", "-90.5", "degrees"],
	["hte_Longitude", "-180.1", "degrees"],
	["prs_Citizenship", "UK", "ISO 3166"],
	["prs_Citizenship", "FJ;ZZ", "ISO 3166"],
	["prs_FirstName", "x".repeat(10_001), "longer than 10000"],
	["prs_Email", "x".repeat(2_001), "longer than 2000"],
	["prs_FirstName", "a\0", "no text"],
])("%s %j is refused without repeating it", (field, value, words) => {
	const faults = faultsOf({ [field]: value });
	expect(faults).toEqual([{ column: field, reason: expect.stringContaining(words) }]);
	expect(JSON.stringify(faults)).not.toContain(value);
});

test("a ten-thousand-character name and a planned date to come are no faults, and all faults come at once", () => {
	expect(faultsOf({ prs_FirstName: "x".repeat(10_000), spl_PlannedEndDate: "2030-01-01" })).toEqual([]);
	expect(faultsOf({ prs_Gender: "x", cas_Status: "y" })).toHaveLength(2);
	expect(faultsOf({ prs_Gender: "" })).toEqual([{ column: "", reason: "holds nothing" }]);
});

test("codes of three letters are read as those of two, and any number of decimals is degrees", () => {
	expect(read({ prs_Citizenship: "FJI;TON;FJ" }).columns.nationality).toEqual(["FJ", "TO"]);
	expect(read({ hte_Type: "Exploitation", hte_Country: "FJI" }).exploitationCountry).toBe("FJ");
	expect(faultsOf({ hte_Latitude: "-18.14160000000001", hte_Longitude: "178.44190000000002" })).toEqual([]);
	expect(faultsOf({ prs_NumberOfChildren: "2.0", con_Consent: "1.0" })).toEqual([]);
});

test("a person whom nobody imported leaves with everything that the standard has a field for", () => {
	const record = writeHtcds({
		columns: { ...noColumns, nationality: ["FJ"] },
		imported: false,
		exploitationCountry: "TO",
		kept: {},
		identity: fromIdentity({
			names: [
				{
					text: "Mele Ana Taufa",
					parts: [
						{ text: "Mele", kind: "given" },
						{ text: "Ana", kind: "given" },
						{ text: "Taufa", kind: "family" },
					],
				},
			],
			birth: { from: "1999-04-01", to: "1999-04-30" },
			phones: ["+679 700 1234", "700 1235", "700 1236"],
			documents: [
				{ kind: "passport", number: "L7788990" },
				{ kind: "nationalId", number: "12-34567" },
			],
			contacts: [
				{ kind: "email", value: "mele@example.org" },
				{ kind: "address", value: "12 Harbour Rd" },
			],
		}),
	});
	expect(record).toEqual({
		prs_FirstName: "Mele Ana",
		prs_SecondName: "Taufa",
		prs_Birthdate: "1999-04",
		prs_Gender: "NonSpecifiedUnknown",
		prs_Citizenship: "FJ",
		prs_IdentityNumber: "L7788990; 12-34567",
		prs_Email: "mele@example.org",
		prs_MobilePhone: "+679 700 1234",
		prs_HomePhone: "700 1235; 700 1236",
		prs_MailingStreet: "12 Harbour Rd",
		hte_Type: "Exploitation",
		hte_Country: "TO",
	});
	// And comes in again as who they are.
	expect(faultsOf(record)).toEqual([]);
	const { identity, exploitationCountry } = read(record);
	const again = toIdentity(identity);
	if ("fault" in again) throw new Error(again.fault);
	expect(again).toMatchObject({
		birth: { from: "1999-04-01", to: "1999-04-30" },
		phones: ["+679 700 1234", "700 1235; 700 1236"],
	});
	expect(exploitationCountry).toBe("TO");
	expect(fromIdentity(again)).toEqual(identity);
});

test("an identity that was changed since leaves as it is now", () => {
	const imported = toIdentity({
		prs_FirstName: "Ada",
		prs_Birthdate: "2001",
		prs_MobilePhone: "700 1234",
		prs_IdentityNumber: "X1",
	});
	if ("fault" in imported) throw new Error(imported.fault);
	const changed = { ...imported, birth: { from: "2001-05-05", to: "2001-05-05" }, phones: ["700 9999"] };
	expect(fromIdentity(changed)).toEqual({
		prs_FirstName: "Ada",
		prs_Birthdate: "2001-05-05",
		prs_MobilePhone: "700 9999",
		prs_IdentityNumber: "X1",
	});
});

test("the survey form's names for fields are known", () => {
	expect(htcdsField("prs_First_Name")?.name).toBe("prs_FirstName");
	expect(htcdsField("vic_Methods_of_Control")?.name).toBe("vic_MethodsOfControl");
	expect(htcdsField("prs_Nickname")).toBeUndefined();
});

test("docs/htcds.md is what the code says, and has a line for every field; write it anew with npm run gen", () => {
	const page = readFileSync(new URL("../../../../../docs/htcds.md", import.meta.url), "utf8");
	expect(page).toBe(htcdsPage());
	for (const { name } of htcdsFields) expect(page).toContain(`\`${name}\``);
});
