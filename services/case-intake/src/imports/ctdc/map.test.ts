import { expect, test } from "vitest";
import { codesOf, controls, purposeForms, recruiters } from "../../codes/trafficking.ts";
import { ctdcColumns } from "./columns.ts";
import { openCtdc } from "./map.ts";

const open = (header = ctdcColumns) => {
	const opened = openCtdc(header);
	if ("faults" in opened) throw new Error(JSON.stringify(opened.faults));
	return opened.map;
};
const row = (values: Record<string, string>, header = ctdcColumns) => header.map((name) => values[name] ?? "0");
const unknown = {
	sex: "unknown",
	ageBand: "unknown",
	citizen: "unknown",
	controls: 0,
	purposes: 0,
	recruiters: 0,
	duration: "unknown",
};

test("a row of zeros says nothing: everything stays unknown", () => {
	expect(open()(row({}))).toEqual({ person: unknown });
});

test.each([
	["Means Debt Bondage Earnings", controls, "controls", "debtBondageOrTakenEarnings"],
	["Means Threats", controls, "controls", "threats"],
	["Means Abuse", controls, "controls", "abuse"],
	["Means False Promises", controls, "controls", "falsePromises"],
	["Means Drugs Alcohol", controls, "controls", "drugsOrAlcohol"],
	["Means Deny Basic Needs", controls, "controls", "basicNeedsDenied"],
	["Means Excessive Work Hours", controls, "controls", "excessiveHours"],
	["Means Withhold Docs", controls, "controls", "documentsWithheld"],
	["isForcedLabour", purposeForms, "purposes", "forcedLabour"],
	["isSexualExploit", purposeForms, "purposes", "sexualExploitation"],
	["Recruiter Relation Intimate Partner", recruiters, "recruiters", "intimatePartner"],
	["Recruiter Relation Friend", recruiters, "recruiters", "friend"],
	["Recruiter Relation Family", recruiters, "recruiters", "family"],
	["Recruiter Relation Other", recruiters, "recruiters", "other"],
] as const)("%s", (column, list, key, code) => {
	const mapped = open()(row({ [column]: "1" }));
	if (!("person" in mapped)) throw new Error("refused");
	expect(codesOf(list as readonly string[], mapped.person[key])).toEqual([code]);
	expect({ ...mapped.person, [key]: 0 }).toEqual(unknown);
});

test("sex, citizenship and the codes without a key", () => {
	const map = open();
	expect(map(row({ Woman: "1" }))).toMatchObject({ person: { sex: "female" } });
	expect(map(row({ "Trans/NonConforming": "1" }))).toMatchObject({ person: { sex: "transOrNonConforming" } });
	expect(map(row({ "Is Citizen of Country": "1" }))).toMatchObject({ person: { citizen: "yes" } });
	expect(map(row({ "Age Band": "9", "Trafficking Duration": "3" }))).toMatchObject({
		person: { ageBand: "ctdc-9", duration: "ctdc-3" },
	});
});

test("every fault of a row is told, by column and without the value", () => {
	const mapped = open()(
		row({ "Age Band": "10", "Trafficking Duration": "4", Woman: "=1", isForcedLabour: "", "Means Abuse": "²" }),
	);
	expect(mapped).toEqual({
		faults: [
			{ column: "Age Band", reason: "must be a whole number from 0 to 9" },
			{ column: "Trafficking Duration", reason: "must be a whole number from 0 to 3" },
			{ column: "Means Abuse", reason: "must be a whole number from 0 to 1" },
			{ column: "isForcedLabour", reason: "must be a whole number from 0 to 1" },
			{ column: "Woman", reason: "must be a whole number from 0 to 1" },
		],
	});
	expect(open()(row({ Woman: "1", "Trans/NonConforming": "1" }))).toMatchObject({ faults: [{ column: "Woman" }] });
	expect(open()(row({}).slice(1))).toEqual({
		faults: [{ column: "", reason: "has 18 cells where the header has 19" }],
	});
});

test("columns may stand in any order; missing, strange and doubled ones are all told", () => {
	const turned = [...ctdcColumns].reverse();
	expect(open(turned)(row({ Woman: "1" }, turned))).toMatchObject({ person: { sex: "female" } });
	expect(openCtdc([...ctdcColumns.slice(1), "Name", "Woman"])).toEqual({
		faults: [
			{ column: "Age Band", reason: "is missing" },
			{ column: "Name", reason: "is no column of this data set" },
			{ column: "Woman", reason: "is there twice" },
		],
	});
});
